namespace FourMe.Import.Exporting;

/// <summary>Takes exported records; called on the thread of the consumer, one call after another.</summary>
internal interface IRecordReceiver
{
    /// <summary>The records that follow are of this type and have these columns.</summary>
    void Begin(string type, IReadOnlyList<string> headers);

    /// <summary>Takes records: their cells in the order of the headers.</summary>
    void Take(IReadOnlyList<string[]> records);
}
