namespace FourMe.Import.Planning;

/// <summary>How current a baseline must be, and what may be done to make it so.</summary>
internal sealed record BaselineOptions
{
    internal static readonly TimeSpan UsualAge = TimeSpan.FromDays(7);

    /// <summary>Maximum time since the last full export. After it another full export is due.</summary>
    internal TimeSpan MaximumAge { get; init; } = UsualAge;

    /// <summary>How long to wait for each export; null for as long as it takes.</summary>
    internal TimeSpan? Timeout { get; init; }

    /// <summary>Makes a full export, however current the baseline is.</summary>
    internal bool Full { get; init; }

    /// <summary>Lets a full export replace a baseline with many more records.</summary>
    internal bool AcceptsShrunk { get; init; }

    /// <summary>
    /// Makes no full export of a type with more than 10,000 records, because the service allows the account only one a day.
    /// </summary>
    internal bool IsWhatIf { get; init; }
}
