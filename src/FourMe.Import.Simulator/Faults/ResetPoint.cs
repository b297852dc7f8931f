namespace FourMe.Import.Simulator.Faults;

/// <summary>When a connection is reset.</summary>
public enum ResetPoint
{
    /// <summary>The headers have come; nothing of the body was read.</summary>
    BeforeBody,

    /// <summary>In the middle of the request's body.</summary>
    DuringBody,

    /// <summary>The whole body was read; the request is not carried out.</summary>
    AfterBody,

    /// <summary>The request was carried out, an import accepted; the answer is lost.</summary>
    AfterAcceptance,

    /// <summary>In the middle of the answer's body.</summary>
    DuringAnswer,
}
