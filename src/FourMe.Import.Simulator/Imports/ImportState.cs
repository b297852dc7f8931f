namespace FourMe.Import.Simulator.Imports;

/// <summary>The states of an import job.</summary>
public enum ImportState
{
    /// <summary>Waiting for its turn.</summary>
    Queued,

    /// <summary>Rows are being read.</summary>
    Processing,

    /// <summary>All rows were read; some may have failed.</summary>
    Done,

    /// <summary>An unrecoverable error stopped the job; the rows before it stand.</summary>
    Error,
}
