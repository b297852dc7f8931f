namespace FourMe.Import.Planning;

/// <summary>A way to compare the run with the account: record by record, or owner by owner.</summary>
internal interface IComparison
{
    /// <summary>Compares, and passes each change to the tally.</summary>
    ComparisonFigures Run(CancellationToken cancellationToken);
}

/// <summary>The counts of a comparison that are not changes.</summary>
/// <param name="Unchanged">Number of records without a difference.</param>
/// <param name="New">Number of records whose key neither the ledger nor the account knows.</param>
/// <param name="Claimed">Number of records missing from the run that are added to the ledger.</param>
internal readonly record struct ComparisonFigures(long Unchanged, long New, long Claimed);
