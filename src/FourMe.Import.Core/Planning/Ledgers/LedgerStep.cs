namespace FourMe.Import.Planning;

/// <summary>What became of a plan, as far as the ledger of its run name has to know.</summary>
internal sealed record LedgerStep
{
    /// <summary>When.</summary>
    internal required DateTimeOffset At { get; init; }

    /// <summary>
    /// Whether it was a good run: applied, or nothing to do, within all limits; or a person agreed to the first plan of the name. Of any
    /// other run only what was done to records is noted.
    /// </summary>
    internal bool IsGood { get; init; }

    /// <summary>Whether a person has just agreed to a plan of the name.</summary>
    internal bool IsApproval { get; init; }

    /// <summary>The plan; null when it is of no interest.</summary>
    internal string? Plan { get; init; }

    /// <summary>Records that came in, refused ones too.</summary>
    internal long Seen { get; init; }

    /// <summary>Whether absences count: the run retires, and all keys of its records could be read.</summary>
    internal bool CountsAbsences { get; init; }

    /// <summary>The columns that had a value.</summary>
    internal IReadOnlyList<string> FilledColumns { get; init; } = [];

    /// <summary>Whether a change is done: the service confirmed it.</summary>
    internal Func<Change, bool> IsDone { get; init; } = _ => false;

    /// <summary>The remembered values that the account was seen to have after the jobs.</summary>
    internal ConfirmedValues Confirmed { get; init; } = new();

    /// <summary>What persons agreed to before: it does not count against the limit of the next days.</summary>
    internal Agreements Agreed { get; init; } = Agreements.None;
}
