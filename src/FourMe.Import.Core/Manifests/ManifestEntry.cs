using System.Collections;
using FourMe.Import.Planning;
using FourMe.Import.Values;

namespace FourMe.Import;

/// <summary>One record type of a manifest: the source of its records, and what its run may do.</summary>
public sealed class ManifestEntry
{
    internal ManifestEntry(int number, RecordType type)
    {
        Number = number;
        RecordType = type;
    }

    /// <summary>The position of the entry in the manifest, from 1.</summary>
    public int Number { get; }

    /// <summary>The record type.</summary>
    public string Type => RecordType.Name;

    /// <summary>The run name.</summary>
    public string Name { get; internal init; } = string.Empty;

    /// <summary>The Source of the records; null when none is given.</summary>
    public string? Source { get; internal init; }

    /// <summary>The Records entry: a file, or a name under which the caller passes the records.</summary>
    public string Records { get; internal init; } = string.Empty;

    /// <summary>The full path of the file with the records; null when <see cref="Records"/> is a name.</summary>
    public string? RecordsPath { get; internal init; }

    /// <summary>The full path of the map file; null when the map is a table, or there is none.</summary>
    public string? MapPath { get; internal init; }

    internal RecordType RecordType { get; }

    internal IDictionary? MapTable { get; init; }

    internal IReadOnlyList<KeyValuePair<string, object?>> Constants { get; init; } = [];

    internal IReadOnlyList<KeyValuePair<string, object?>>? Retire { get; init; }

    internal int RetireAfter { get; init; } = 1;

    internal PlanLimits Limits { get; init; } = new();

    internal IReadOnlyList<string> Protect { get; init; } = [];

    internal IReadOnlyList<string> Adopt { get; init; } = [];

    internal bool Claim { get; init; }

    internal bool Recreate { get; init; }

    internal IReadOnlyList<string> Include { get; init; } = [];

    internal TimeSpan? MaximumAge { get; init; }

    internal TimeSpan? MaximumSourceAge { get; init; }

    internal OnMissing OnMissing { get; init; }

    internal IReadOnlyList<string> AllowColumn { get; init; } = [];

    internal object? Encoding { get; init; }

    internal char? Delimiter { get; init; }

    internal bool Strict { get; init; }

    internal TimeSpan? Timeout { get; init; }

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>How the entry's records become rows.</summary>
    /// <param name="map">The map; null to match columns by name.</param>
    /// <param name="formatting">How values are formatted.</param>
    /// <param name="strict">Whether the whole run is strict.</param>
    internal RecordOptions ToRecordOptions(IReadOnlyList<MapEntry>? map, FormattingContext formatting, bool strict) => new()
    {
        Map = map,
        Constants = Source is null || HasSource(map) ? Constants : [.. Constants, new(RecordKey.Source, Source)],
        OnMissing = OnMissing,
        AllowColumn = AllowColumn,
        Strict = Strict || strict,
        Formatting = formatting,
    };

    /// <summary>The options of the entry's plan.</summary>
    /// <param name="formatting">How values are formatted.</param>
    /// <param name="statePath">The state folder; null for the user's own.</param>
    /// <param name="whatIf">Whether to only report.</param>
    /// <param name="stop">Cancels reading the names of other records while records are added.</param>
    /// <exception cref="FourMeException">
    /// <c>RetireInvalid</c>, <c>UnknownColumn</c>, or the error of a Retire value that its column does not accept.
    /// </exception>
    internal PlanOptions ToPlanOptions(
        FormattingContext formatting, string? statePath, bool whatIf, CancellationToken stop = default) => new()
    {
        Name = Name,
        Source = Source,
        Retire = Retire is null ? null : RetireValues.Read(RecordType, Retire, formatting),
        RetireAfter = RetireAfter,
        Limits = Limits,
        Protect = Protect,
        Adopt = Adopt,
        Claim = Claim,
        Recreate = Recreate ? ["*"] : [],
        Include = Include,
        MaximumAge = MaximumAge ?? new PlanOptions().MaximumAge,
        MaximumSourceAge = MaximumSourceAge ?? new PlanOptions().MaximumSourceAge,
        MapPath = MapPath,
        StatePath = statePath,
        WhatIf = whatIf,
        Stop = stop,
    };

    private bool HasSource(IReadOnlyList<MapEntry>? map) => (map ?? []).Select(entry => entry.Column)
        .Concat(Constants.Select(constant => constant.Key)).Any(column => RecordType.FindColumn(column)?.Name == RecordKey.Source);
}
