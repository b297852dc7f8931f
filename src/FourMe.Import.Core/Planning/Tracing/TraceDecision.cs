namespace FourMe.Import.Planning;

/// <summary>The decisions of a trace that are neither an action, nor the id of an error or a note.</summary>
internal static class TraceDecision
{
    /// <summary>The record is as it should be.</summary>
    internal const string Unchanged = nameof(Unchanged);

    /// <summary>The record, or the cell, is wrong by itself.</summary>
    internal const string Refused = nameof(Refused);

    /// <summary>The account has the value already.</summary>
    internal const string Equal = nameof(Equal);

    /// <summary>The record has no value for the column, or is not one that gets it.</summary>
    internal const string LeftOut = nameof(LeftOut);

    /// <summary>Somebody changed the value in the account, and the map leaves it so.</summary>
    internal const string Kept = nameof(Kept);

    /// <summary>The run name took the record out of use.</summary>
    internal const string Retired = nameof(Retired);

    /// <summary>The run name has it in its ledger, and it is in use.</summary>
    internal const string Known = nameof(Known);

    /// <summary>It belongs to another Source, or to none.</summary>
    internal const string OtherSource = nameof(OtherSource);

    /// <summary>Neither the source, nor the account, nor the ledger has it.</summary>
    internal const string Unknown = nameof(Unknown);
}
