namespace FourMe.Import.Simulator.Exports;

/// <summary>The states of an export job.</summary>
public enum ExportState
{
    /// <summary>Waiting for its turn.</summary>
    Queued,

    /// <summary>Records are being written.</summary>
    Processing,

    /// <summary>The file is ready.</summary>
    Done,

    /// <summary>There is no file; a full export came too soon after the last.</summary>
    Failed,
}
