namespace FourMe.Import.Exporting;

/// <summary>Receives exported records; called on the consumer's thread, one call after another.</summary>
internal interface IRecordReceiver
{
    /// <summary>The type and the columns of the records that follow.</summary>
    void Begin(string type, IReadOnlyList<string> headers);

    /// <summary>Receives records: their cells in the order of the headers.</summary>
    void Take(IReadOnlyList<string[]> records);
}
