namespace FourMe.Import.Planning;

/// <summary>How up to date a baseline has to be, and what may be done for it.</summary>
internal sealed record BaselineOptions
{
    internal static readonly TimeSpan UsualAge = TimeSpan.FromDays(7);

    /// <summary>After so long since the last full export another one is due.</summary>
    internal TimeSpan MaximumAge { get; init; } = UsualAge;

    /// <summary>Export everything, however young the baseline is.</summary>
    internal bool Full { get; init; }

    /// <summary>Let a full export take the place of a baseline that has many more records.</summary>
    internal bool AcceptsShrunk { get; init; }

    /// <summary>
    /// Start no full export of a type with more than 10,000 records: it is the only one of the day, for everybody.
    /// </summary>
    internal bool IsWhatIf { get; init; }
}
