namespace FourMe.Import.Simulator;

/// <summary>The three hosts of the service; here they differ by port.</summary>
public enum PortKind
{
    /// <summary>The REST host.</summary>
    Api,

    /// <summary>The OAuth host.</summary>
    OAuth,

    /// <summary>The host of presigned log and export files.</summary>
    Storage,
}
