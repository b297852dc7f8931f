using System.Text.Json.Serialization;

namespace FourMe.Import.Planning;

/// <summary>What stands in plan.json: the plan as people see it, and by what it is known to be unaltered.</summary>
internal sealed record PlanHeader
{
    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Host of the API, with the port where it is not the usual one.</summary>
    public required string Host { get; init; }

    /// <summary>What is written into a record that is taken out of use; null when none is.</summary>
    public IReadOnlyDictionary<string, string>? Retire { get; init; }

    /// <summary>SHA-256 of the file of changes.</summary>
    public string ChangesHash { get; init; } = string.Empty;

    /// <summary>SHA-256 of the file of notes.</summary>
    public string NotesHash { get; init; } = string.Empty;

    /// <summary>SHA-256 of the file of records that came in.</summary>
    public string SeenHash { get; init; } = string.Empty;

    /// <summary>The hash of the baseline.</summary>
    public string BaselineHash { get; init; } = string.Empty;

    /// <summary>The file of the baseline; a newer baseline is another file.</summary>
    public string? BaselineFile { get; init; }

    /// <summary>The exported file that was compared with; null for the account's baseline.</summary>
    public string? BaselinePath { get; init; }

    /// <summary>Why the plan can be looked at and not applied, as an error's id; null when it can.</summary>
    public string? LookOnly { get; init; }

    /// <summary>The file of the map; null when the map came from elsewhere.</summary>
    public string? MapPath { get; init; }

    /// <summary>SHA-256 of the file of the map.</summary>
    public string? MapHash { get; init; }

    /// <summary>
    /// The plan that this one takes back; null for all others. It can be applied although its run name is suspended.
    /// </summary>
    public string? Undoes { get; init; }

    /// <summary>The columns that had a value in some record.</summary>
    public IReadOnlyList<string> FilledColumns { get; init => field = value ?? []; } = [];

    /// <summary>The columns in which somebody's changes in the account are not written over.</summary>
    public IReadOnlyList<string> Remembered { get; init => field = value ?? []; } = [];

    /// <summary>Whether records that did not come in count as missing: the run retires, and could read all keys.</summary>
    public bool CountsAbsences { get; init; }

    /// <summary>Number of notes; the plan itself has the first ones.</summary>
    public long NoteCount { get; init; }
}

/// <summary>Reads and writes plans by code made at build time: they are read at a press of Tab.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(PlanHeader))]
internal sealed partial class PlanJson : JsonSerializerContext;
