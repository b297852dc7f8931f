namespace FourMe.Import.Mapping;

/// <summary>Knows how to look into records of one sort: dictionaries, PowerShell objects, rows of a file.</summary>
internal interface IRecordReader<in T>
{
    /// <summary>Puts the record's values into the slots of the plan; what the record does not have stays missing.</summary>
    /// <param name="record">The record.</param>
    /// <param name="plan">Which columns there are; gains columns for properties not seen before when nothing is mapped.</param>
    /// <param name="values">Gets the values.</param>
    /// <param name="failures">Gets what could not be read.</param>
    void Read(T record, ColumnPlan plan, RecordValues values, List<Failure> failures);
}
