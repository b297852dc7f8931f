namespace FourMe.Import.Planning;

/// <summary>A record that a run knows of, for the ledger.</summary>
/// <param name="Key">What the run knows it by.</param>
/// <param name="Id">The account's ID; '' when there is none yet.</param>
/// <param name="How">Why it is known.</param>
/// <param name="Remembered">The marks of values that the account has, of columns that are remembered, by header; null for none.</param>
internal readonly record struct SeenRecord(string Key, string Id, SeenHow How, IReadOnlyDictionary<string, ulong>? Remembered = null);

/// <summary>Why a record is known.</summary>
internal enum SeenHow
{
    /// <summary>It came in, and is right.</summary>
    Seen,
    /// <summary>It came in, and was refused.</summary>
    Refused,
    /// <summary>It did not come in; the run claims it all the same.</summary>
    Claimed,
}
