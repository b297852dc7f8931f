namespace FourMe.Import.Planning;

/// <summary>The outcome of a plan, as its ledger needs it.</summary>
internal sealed record LedgerStep
{
    /// <summary>When the plan was applied or agreed to.</summary>
    internal required DateTimeOffset At { get; init; }

    /// <summary>
    /// Whether it was a good run: within all limits, and applied or with nothing to do; or the first plan of the name, agreed to by a
    /// person. Of other runs only the changes made to records are entered.
    /// </summary>
    internal bool IsGood { get; init; }

    /// <summary>Whether this step is a person's agreement to a plan.</summary>
    internal bool IsApproval { get; init; }

    /// <summary>Id of the plan; null when it does not matter.</summary>
    internal string? Plan { get; init; }

    /// <summary>Number of records in the run, refused ones included.</summary>
    internal long Seen { get; init; }

    /// <summary>Whether missing records are counted: the run retires records, and the keys of all its records could be read.</summary>
    internal bool CountsAbsences { get; init; }

    /// <summary>The columns that had a value in the run.</summary>
    internal IReadOnlyList<string> FilledColumns { get; init; } = [];

    /// <summary>Whether a change was done, as confirmed by the service.</summary>
    internal Func<Change, bool> IsDone { get; init; } = _ => false;

    /// <summary>The remembered values confirmed by the account after the jobs.</summary>
    internal ConfirmedValues Confirmed { get; init; } = new();

    /// <summary>What persons agreed to before. It does not count against the 7-day limit of retirements.</summary>
    internal Agreements Agreed { get; init; } = Agreements.None;
}
