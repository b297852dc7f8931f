namespace FourMe.Import.Simulator.Gates;

/// <summary>Where a request can be held.</summary>
public enum GatePhase
{
    /// <summary>The headers have arrived; nothing of the body is read.</summary>
    RequestReceived,

    /// <summary>Some of the body is read; no more is read until released.</summary>
    RequestBody,

    /// <summary>The request is carried out, an import accepted; no byte of the answer is sent.</summary>
    BeforeAnswer,

    /// <summary>Some of the answer's body is sent; the rest is withheld.</summary>
    AnswerBody,
}
