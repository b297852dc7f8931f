namespace FourMe.Import.Simulator.Imports;

/// <summary>The counts of an import.</summary>
public sealed record ImportResults(int Created, int Updated, int Deleted, int Unchanged, int Failures, int Errors)
{
    /// <summary>Nothing done.</summary>
    public static ImportResults None { get; } = new(0, 0, 0, 0, 0, 0);

    internal ImportResults With(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Created => this with { Created = Created + 1 },
        RowOutcome.Updated => this with { Updated = Updated + 1 },
        RowOutcome.Deleted => this with { Deleted = Deleted + 1 },
        _ => this with { Unchanged = Unchanged + 1 },
    };
}
