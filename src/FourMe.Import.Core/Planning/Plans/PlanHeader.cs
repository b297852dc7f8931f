using System.Text.Json.Serialization;

namespace FourMe.Import.Planning;

/// <summary>The content of plan.json: the plan as shown to users, and the hashes that protect its files.</summary>
internal sealed record PlanHeader
{
    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>
    /// The plans of a state folder in the order they were begun, from 1. Times cannot tell which plan is newer: the clock of a machine may
    /// have been ahead for a while. 0 for plans of earlier versions.
    /// </summary>
    public long Order { get; init; }

    /// <summary>Host of the API, with its port unless it is the default one.</summary>
    public required string Host { get; init; }

    /// <summary>The values that retire a record, by column; null when the plan retires nothing.</summary>
    public IReadOnlyDictionary<string, string>? Retire { get; init; }

    /// <summary>SHA-256 of the file of changes, in lower-case hexadecimal.</summary>
    public string ChangesHash { get; init; } = string.Empty;

    /// <summary>SHA-256 of the file of notes.</summary>
    public string NotesHash { get; init; } = string.Empty;

    /// <summary>SHA-256 of the file of seen records.</summary>
    public string SeenHash { get; init; } = string.Empty;

    /// <summary>The <see cref="Planning.SeenSum"/> of the seen records; null when the ledger must store more of one than that.</summary>
    public string? SeenSum { get; init; }

    /// <summary>SHA-256 of the baseline's records file.</summary>
    public string BaselineHash { get; init; } = string.Empty;

    /// <summary>Path of the baseline's records file. A newer baseline is another file.</summary>
    public string? BaselineFile { get; init; }

    /// <summary>Path of the exported file used instead of the baseline; null for the baseline.</summary>
    public string? BaselinePath { get; init; }

    /// <summary>The error id that explains why the plan can be viewed but not applied; null when it can be applied.</summary>
    public string? LookOnly { get; init; }

    /// <summary>Path of the map file; null when the map did not come from a file.</summary>
    public string? MapPath { get; init; }

    /// <summary>SHA-256 of the map file; null without one.</summary>
    public string? MapHash { get; init; }

    /// <summary>
    /// Id of the plan that this one undoes; null for all other plans. An undo plan can be applied although its run name is suspended.
    /// </summary>
    public string? Undoes { get; init; }

    /// <summary>The columns that have a value in at least one record of the run.</summary>
    public IReadOnlyList<string> FilledColumns { get; init => field = value ?? []; } = [];

    /// <summary>The columns in which edits made in the account are kept.</summary>
    public IReadOnlyList<string> Remembered { get; init => field = value ?? []; } = [];

    /// <summary>Whether missing records are counted: the run retires records, and the keys of all its records could be read.</summary>
    public bool CountsAbsences { get; init; }

    /// <summary>Number of notes. The plan itself has only the first ones.</summary>
    public long NoteCount { get; init; }
}

/// <summary>Source-generated JSON serialization of plans. It is fast enough for tab completion.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(PlanHeader))]
internal sealed partial class PlanJson : JsonSerializerContext;
