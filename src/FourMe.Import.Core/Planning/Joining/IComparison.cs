namespace FourMe.Import.Planning;

/// <summary>A way to compare what came in with what the account has: record by record, or owner by owner.</summary>
internal interface IComparison
{
    /// <summary>Compares, and gives each change to the tally.</summary>
    ComparisonFigures Run(CancellationToken cancellationToken);
}

/// <summary>What is known of a run beside its changes.</summary>
/// <param name="Unchanged">Records that are as they should be.</param>
/// <param name="New">Records that neither the ledger nor the account knows by their key.</param>
/// <param name="Claimed">Records that are taken into the ledger though they did not come in.</param>
internal readonly record struct ComparisonFigures(long Unchanged, long New, long Claimed);
