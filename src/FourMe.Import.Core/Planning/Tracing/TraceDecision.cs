namespace FourMe.Import.Planning;

/// <summary>The decisions of a trace, other than actions and the ids of errors and notes.</summary>
internal static class TraceDecision
{
    /// <summary>The record has no difference.</summary>
    internal const string Unchanged = nameof(Unchanged);

    /// <summary>The record or the cell is invalid.</summary>
    internal const string Refused = nameof(Refused);

    /// <summary>The account already has the value.</summary>
    internal const string Equal = nameof(Equal);

    /// <summary>The record has no value for the column, or the map writes it only for new records.</summary>
    internal const string LeftOut = nameof(LeftOut);

    /// <summary>The value was edited in the account, and the map keeps that.</summary>
    internal const string Kept = nameof(Kept);

    /// <summary>This run name retired the record.</summary>
    internal const string Retired = nameof(Retired);

    /// <summary>The record is in the ledger of this run name and not retired.</summary>
    internal const string Known = nameof(Known);

    /// <summary>The record has another Source, or none.</summary>
    internal const string OtherSource = nameof(OtherSource);

    /// <summary>Neither the source, the account nor the ledger has it.</summary>
    internal const string Unknown = nameof(Unknown);
}
