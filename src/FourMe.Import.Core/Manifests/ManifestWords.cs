using FourMe.Import.Mapping;

namespace FourMe.Import.Manifests;

/// <summary>The words of a manifest with their descriptions, used by messages and the documentation.</summary>
internal static class ManifestWords
{
    internal const string Source = "Source";
    internal const string Types = "Types";
    internal const string OnEnd = "OnEnd";
    internal const string State = "State";
    internal const string Strict = "Strict";
    internal const string HoldAll = "HoldAll";
    internal const string MaximumAge = "MaximumAge";
    internal const string MaximumSourceAge = "MaximumSourceAge";
    internal const string Timeout = "Timeout";
    internal const string Type = "Type";
    internal const string Records = "Records";
    internal const string Map = "Map";
    internal const string Static = "Static";
    internal const string Name = "Name";
    internal const string Retire = "Retire";
    internal const string RetireAfter = "RetireAfter";
    internal const string Limits = "Limits";
    internal const string Protect = "Protect";
    internal const string Adopt = "Adopt";
    internal const string Claim = "Claim";
    internal const string Recreate = "Recreate";
    internal const string Include = "Include";
    internal const string OnMissing = "OnMissing";
    internal const string AllowColumn = "AllowColumn";
    internal const string Encoding = "Encoding";
    internal const string Delimiter = "Delimiter";
    internal const string Clear = "Clear";
    internal const string Update = "Update";
    internal const string Create = "Create";

    /// <summary>The words of the manifest itself.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> OfManifest { get; } =
    [
        new(Types, "the record types, one table each; the order does not matter"),
        new(Source, "the Source of all records, unless an entry has its own"),
        new(OnEnd, "a script that is called at the end of a run that needs attention"),
        new(State, "the folder with plans, baselines and ledgers; by default the user's own"),
        new(Strict, "$true makes a missing reference, and a property that matches no column, an error"),
        new(HoldAll, "$true sends nothing at all if one type is held or has failed"),
        new(MaximumAge, "how old the last full export of a baseline may be, such as '7.00:00:00'"),
        new(MaximumSourceAge, "how old a source file may be, such as '3.00:00:00'"),
        new(Timeout, "how many seconds to wait for each job; by default there is no limit"),
    ];

    /// <summary>The words of an entry of Types.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> OfEntry { get; } =
    [
        new(Type, "the record type, such as people"),
        new(Records, "a .ps1 file that returns objects, a .csv or .tsv file, or a name under which records are given with the run"),
        new(Map, "the map: the path of a .psd1 or .json file, or a table"),
        new(Static, "columns with the same value in every row"),
        new(Source, "the Source of the records"),
        new(Name, "the run name; by default the manifest's file name and the type"),
        new(Retire, "what to write into a record that the source no longer has; without it, nothing is retired"),
        new(RetireAfter, "in how many good runs a record must be missing before it is retired"),
        new(Limits, "how much the plan may do: Retire, Clear, Update, Create, Adopt, Records"),
        new(Protect, "records that are never retired, as wildcards"),
        new(Adopt, "keys of records that may be adopted although they are disabled or have a role"),
        new(Claim, "$true takes all records of the Source into the ledger, once a person approves it"),
        new(Recreate, "$true creates records again that are in the ledger but no longer in the account"),
        new(Include, "columns to send although the export does not contain them"),
        new(MaximumAge, "how old the last full export of the baseline may be"),
        new(MaximumSourceAge, "how old the source file may be"),
        new(OnMissing, "Split, Error or Clear: what a missing value means"),
        new(AllowColumn, "columns outside the catalogue that are passed through as text"),
        new(Encoding, "the encoding of a file without a byte order mark"),
        new(Delimiter, "the delimiter of a file; detected by default"),
        new(Strict, "$true makes a missing reference, and a property that matches no column, an error for this type"),
        new(Timeout, "how many seconds to wait for each job of this type"),
    ];

    /// <summary>The words of Limits, each with the parameter that held plans name.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> OfLimits { get; } =
    [
        new(Retire, "MaximumRetire"), new(Clear, "MaximumClear"), new(Update, "MaximumUpdate"), new(Create, "MaximumCreate"),
        new(Adopt, "MaximumAdopt"), new(Records, "MinimumRecords"),
    ];

    /// <summary>Where a word belongs that a table does not have, in a sentence; null when it is a word of none.</summary>
    /// <param name="words">The words of the table.</param>
    /// <param name="name">What was written.</param>
    internal static string? Belongs(IReadOnlyList<KeyValuePair<string, string>> words, string name)
    {
        if (!ReferenceEquals(words, OfEntry) && Find(OfEntry.Select(word => word.Key)) is { } ofEntry)
            return $"It is a word of an entry: Types = @( @{{ Type = 'people'; {ofEntry} = ... }} ).";
        if (!ReferenceEquals(words, OfManifest) && Find(OfManifest.Select(word => word.Key)) is { } ofManifest)
            return $"It is a word of the manifest, beside Types: @{{ {ofManifest} = ...; Types = ... }}.";
        return Find(MapWords.Names) is { } ofMap
            ? $"It is a word of a map, for one column: @{{ 'Job Title' = @{{ Property = 'Title'; {ofMap} = ... }} }}." : null;

        string? Find(IEnumerable<string> known) =>
            known.FirstOrDefault(word => string.Equals(word, name, StringComparison.OrdinalIgnoreCase));
    }
}
