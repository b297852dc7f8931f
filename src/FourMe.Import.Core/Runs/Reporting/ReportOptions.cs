using FourMe.Import.Runs;
using FourMe.Import.State;

namespace FourMe.Import;

/// <summary>What a report shows.</summary>
public sealed class ReportOptions
{
    /// <summary>Ids of runs; null for those of the last 24 hours.</summary>
    public IReadOnlyCollection<string>? Runs { get; init; }

    /// <summary>Show old and new values of changed cells, from plans that are still on disk. They can be personal data.</summary>
    public bool IncludeValues { get; init; }

    /// <summary>Replace existing files.</summary>
    public bool Force { get; init; }

    /// <summary>The state folder; null for the user's own.</summary>
    public string? StatePath { get; init; }

    /// <summary>The account whose runs are shown; null for all accounts.</summary>
    internal JobOwner? Owner { get; init; }

    /// <summary>What a person can do about a run; nothing unless given, because only a program knows its commands.</summary>
    internal Func<Run, IReadOnlyList<RunAction>> Advice { get; init; } = _ => [];

    /// <summary>What shows the runs of a name; null for nothing.</summary>
    internal Func<string, string?> ShowRuns { get; init; } = _ => null;

    internal TimeProvider Clock { get; init; } = TimeProvider.System;
}
