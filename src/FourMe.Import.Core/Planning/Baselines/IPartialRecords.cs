using CsvHelper;

namespace FourMe.Import.Planning;

/// <summary>Decides how a partial export changes the records of a baseline.</summary>
internal interface IPartialRecords
{
    /// <summary>Whether a record of the baseline is outdated. Also collects its former names.</summary>
    /// <param name="csv">The reader of the baseline, positioned on the record.</param>
    bool Replaces(CsvReader csv);

    /// <summary>Whether a record of the partial export is added to the baseline.</summary>
    /// <param name="number">Number of the record in the export, from 0.</param>
    bool Adds(long number);

    /// <summary>
    /// Names that records had in the baseline until now. Complete after <see cref="Replaces"/> was called for all of them.
    /// </summary>
    IReadOnlyList<FormerName> FormerNames { get; }
}
