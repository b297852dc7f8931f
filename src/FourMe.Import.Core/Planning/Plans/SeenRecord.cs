namespace FourMe.Import.Planning;

/// <summary>A record that a run has seen, for the ledger.</summary>
/// <param name="Key">The key by which the run knows it.</param>
/// <param name="Id">The account's ID; '' when unknown.</param>
/// <param name="How">How it was seen.</param>
/// <param name="Remembered">Marks of the account's values in remembered columns, by header; null for none.</param>
internal readonly record struct SeenRecord(string Key, string Id, SeenHow How, IReadOnlyDictionary<string, ulong>? Remembered = null);

/// <summary>How a run has seen a record.</summary>
internal enum SeenHow
{
    /// <summary>It was in the run and accepted.</summary>
    Seen,
    /// <summary>It was in the run and refused.</summary>
    Refused,
    /// <summary>It was missing from the run, and the run claims it.</summary>
    Claimed,
}
