using FourMe.Import.Runs;
using FourMe.Import.State;

namespace FourMe.Import;

/// <summary>Options of a report.</summary>
public sealed class ReportOptions
{
    /// <summary>Ids of the runs; null for those of the last 24 hours.</summary>
    public IReadOnlyCollection<string>? Runs { get; init; }

    /// <summary>Shows old and new values of changed cells, from plans still on disk. They may be personal data.</summary>
    public bool IncludeValues { get; init; }

    /// <summary>Replaces existing files.</summary>
    public bool Force { get; init; }

    /// <summary>The state folder; null for the user's own.</summary>
    public string? StatePath { get; init; }

    /// <summary>The account whose runs are shown; null for all accounts.</summary>
    internal JobOwner? Owner { get; init; }

    /// <summary>Returns what a person can do about a run. By default nothing, because only the host knows its commands.</summary>
    internal Func<Run, IReadOnlyList<RunAction>> Advice { get; init; } = _ => [];

    /// <summary>Returns the command that shows the runs of a name; null for none.</summary>
    internal Func<string, string?> ShowRuns { get; init; } = _ => null;

    internal TimeProvider Clock { get; init; } = TimeProvider.System;
}
