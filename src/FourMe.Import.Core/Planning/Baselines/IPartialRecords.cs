using CsvHelper;

namespace FourMe.Import.Planning;

/// <summary>What a partial export means for the records of the baseline that it brings up to date.</summary>
internal interface IPartialRecords
{
    /// <summary>Whether a record of the baseline is no longer as it is there.</summary>
    /// <param name="csv">The reader of the baseline, positioned on the record.</param>
    bool Replaces(CsvReader csv);

    /// <summary>Whether a record of the partial export belongs into the baseline.</summary>
    /// <param name="number">Its number, counted from 0.</param>
    bool Adds(long number);

    /// <summary>Names that records of the baseline had until now; known when all of them were asked for.</summary>
    IReadOnlyList<FormerName> FormerNames { get; }
}
