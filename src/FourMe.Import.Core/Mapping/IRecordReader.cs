namespace FourMe.Import.Mapping;

/// <summary>Reads records of one kind: dictionaries, PowerShell objects, or rows of a file.</summary>
internal interface IRecordReader<in T>
{
    /// <summary>Puts the record's values into the slots of the plan; absent values stay missing.</summary>
    /// <param name="record">The record.</param>
    /// <param name="plan">The columns; without a map, new properties add columns.</param>
    /// <param name="values">Receives the values.</param>
    /// <param name="failures">Receives the failures of reading.</param>
    void Read(T record, ColumnPlan plan, RecordValues values, List<Failure> failures);
}
