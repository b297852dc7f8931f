using System.Management.Automation;
using FourMe.Import.Catalogue;
using FourMe.Import.Errors;
using FourMe.Import.State;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Lists the values of the service's enumerations: the ids to write in files, and their labels.</summary>
[Cmdlet(VerbsCommon.Get, "FourMeEnumeration", DefaultParameterSetName = NameSet)]
[OutputType(typeof(EnumerationValue))]
public sealed class GetFourMeEnumerationCommand : FourMeCommand
{
    private const string NameSet = "Name";
    private const string TypeSet = "Type";

    private readonly HashSet<string> _shown = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Enumeration> _searched = [];
    private readonly List<ValueFilter> _filters = [];
    private EnumerationLists? _lists;

    /// <summary>Names of enumerations, for example ci.status; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(EnumerationNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The record type of the columns.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TypeSet)]
    [ArgumentCompleter(typeof(RecordTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string Type { get; set; } = string.Empty;

    /// <summary>Columns of the type; wildcards are allowed. By default all that have an enumeration.</summary>
    [Parameter(ParameterSetName = TypeSet)]
    [ArgumentCompleter(typeof(EnumerationColumnCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Column { get; set; } = ["*"];

    /// <summary>Only values with this id or label, regardless of case; wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EnumerationValueCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Value { get; set; }

    /// <summary>The language of the labels, for example nl; by default the API user's own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Language { get; set; }

    /// <summary>Read the lists from the service even if today's are cached.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    /// <summary>Do not contact the service: use the last lists read, or those that ship with the module.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    /// <summary>The connection; the default one when it is not given.</summary>
    [Parameter]
    [ConnectionTransform]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public FourMeConnection? Connection { get; set; }

    private protected override object? DefaultTarget => ParameterSetName == TypeSet ? Type : Name;

    private EnumerationLists Lists => _lists ??= Checked(ReadLists().WithShipped());

    private protected override void Begin()
    {
        if (Refresh && Offline) throw Failures.RefreshOrOffline().ToException();
        if (Language is not null && !EnumerationLists.IsLanguage(Language)) throw Failures.InvalidLanguage(Language).ToException();
        foreach (string value in Value ?? []) _filters.Add(new ValueFilter(value));
    }

    private protected override void Process()
    {
        if (ParameterSetName == TypeSet) WriteColumns(RecordTypes.Get(Type));
        else foreach (string name in Name) WriteNamed(name);
    }

    private protected override void End()
    {
        foreach (ValueFilter filter in _filters)
            if (filter.IsMissed && _searched.Count > 0) WriteFailure(NotFound(filter.Text), filter.Text);
    }

    private Failure NotFound(string value) => Failures.EnumerationValueNotFound(
        value, [.. _searched.Select(list => list.Name)], _searched.Count == 1 ? _searched[0].Nearest(value) : null);

    private void WriteNamed(string name)
    {
        Enumeration[] found = [.. EnumerationChoice.Named(Lists, name)];
        if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            WriteFailure(Failures.UnknownEnumeration(name, NearestName.Of(name, Lists.ByName.Keys)), name);
        foreach (Enumeration list in found) WriteValues(list);
    }

    private void WriteColumns(RecordType type)
    {
        if (!type.ColumnsKnown) throw Failures.ColumnsNotKnown(type.Name).ToException();
        Column[] choices = [.. EnumerationChoice.ColumnsOf(type)];
        if (choices.Length == 0) throw Failures.NoEnumerationColumns(type.Name).ToException();
        foreach (string name in Column)
        {
            Column[] found = [.. EnumerationChoice.ColumnsOf(type, name)];
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name)) WriteFailure(NotFound(type, name, choices), name);
            foreach (Column column in found)
                if (Lists.Find(column.Enumeration!) is { } list) WriteValues(list);
        }
    }

    private static Failure NotFound(RecordType type, string name, Column[] choices) => type.FindColumn(name) is { } other
        ? Failures.ColumnHasNoEnumeration(other.Name, type.Name, choices.Select(choice => choice.Name))
        : Failures.ColumnNotFound(name, [type.Name], type.NearestColumn(name));

    /// <summary>Lists already shown: each is shown once, however many names and columns refer to it.</summary>
    private void WriteValues(Enumeration list)
    {
        if (!_shown.Add(list.Name)) return;
        _searched.Add(list);
        foreach (KeyValuePair<string, string?> value in list.Values)
            if (Passes(value)) WriteObject(new EnumerationValue(list.Name, value.Key, value.Value));
    }

    private bool Passes(KeyValuePair<string, string?> value)
    {
        bool passes = _filters.Count == 0;
        // Each filter must see the value, to know in the end whether it matched any.
        foreach (ValueFilter filter in _filters) passes |= filter.Takes(value);
        return passes;
    }

    private EnumerationLists ReadLists()
    {
        FourMeConnection? connection = Connection is null && !Refresh ? ConnectionTable.Current.Default
            : ConnectionChoice.Resolve(Connection);
        if (connection is null) return Told(EnumerationLists.Shipped);
        var source = new EnumerationSource(connection.Client, StateFolder.Path, Language);
        if (Offline) return source.CachedToday ?? Told(source.Cached ?? EnumerationLists.Shipped);
        return Refresh ? Await(source.ReadAsync) : Await(source.FindAsync);
    }

    /// <summary>The service answers in a language of its own choice when it does not know the requested one.</summary>
    private EnumerationLists Checked(EnumerationLists lists)
    {
        if (Language is not null && lists.Find("language") is { } languages
            && !languages.Values.Any(known => string.Equals(known.Key, Language, StringComparison.OrdinalIgnoreCase)))
            WriteWarning($"'{Language}' is not a documented language of the service, so it may answer in another one. " +
                $"Get-FourMeEnumeration language lists its languages.");
        return lists;
    }

    private EnumerationLists Told(EnumerationLists lists)
    {
        WriteWarning(lists.Origin(TimeProvider.System.GetUtcNow()));
        return lists;
    }
}
