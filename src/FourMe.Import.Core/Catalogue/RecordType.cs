using FourMe.Import.Catalogue;
using FourMe.Import.Text;

namespace FourMe.Import;

/// <summary>A record type of the Import API, with its columns and keys.</summary>
public sealed class RecordType
{
    private readonly Dictionary<string, Column> _byName;

    internal RecordType(string name, string title, IReadOnlyList<Column> columns)
    {
        Name = name;
        Title = title;
        Columns = columns;
        _byName = new Dictionary<string, Column>(StringComparer.Ordinal);
        // A current name wins over the earlier name of another column.
        foreach (Column column in columns) _byName[ColumnName.Normalize(column.Name)] = column;
        foreach (Column column in columns)
            foreach (string other in column.Alias is null ? column.RenamedFrom : [.. column.RenamedFrom, column.Alias])
            {
                string normalized = ColumnName.Normalize(other);
                if (!_byName.ContainsKey(normalized)) _byName.Add(normalized, column);
            }
    }

    /// <summary>The value of the API's <c>type</c> parameter, for example <c>people</c>.</summary>
    public string Name { get; }

    /// <summary>The name for people, for example "Configuration Items".</summary>
    public string Title { get; }

    /// <summary>The documented columns in the order of the documented header; empty when they are not known.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The columns that together identify a record, in the order in which the service tries them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Keys { get; init; } = [];

    /// <summary>
    /// Whether a new record can have a key. It cannot when the ID is the only one, because the service assigns it.
    /// </summary>
    public bool HasRecordKey => Keys.Any(key => key.Count > 1 || key[0] != "ID");

    /// <summary>
    /// The alternative column sets that name the owner, the record whose details the rows replace. The first complete one
    /// counts; empty for ordinary types. All rows of one owner must be in one file.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Owners { get; init; } = [];

    /// <summary>
    /// Rows of one run may name owners in different ways, as in the service's example of ci_relations. For other types this is
    /// an error, because one owner could have two names.
    /// </summary>
    internal bool OwnersMayDiffer { get; init; }

    /// <summary>The column that must be filled for rows to replace the owner's details; null when they always do.</summary>
    public string? OwnedWhen { get; init; }

    /// <summary>The column by which records of the type refer to each other by name; null when there is none.</summary>
    public string? ReferredBy { get; init; }

    /// <summary>
    /// The columns by which records of other types refer to one of this type; the first match counts
    /// (https://developer.xurrent.com/v1/import/#references). Empty when none is documented.
    /// </summary>
    internal IReadOnlyList<string> NamedBy { get; init; } = [];

    /// <summary>Each row adds a record; no record is ever matched or updated.</summary>
    public bool AddOnly { get; init; }

    /// <summary>The type is in the official list of the <c>type</c> parameter.</summary>
    public bool Listed { get; init; } = true;

    /// <summary>Name of the type in the Export API; null when it cannot be exported.</summary>
    public string? ExportName { get; init; }

    /// <summary>The page of the service's documentation.</summary>
    public string? Source { get; init; }

    /// <summary>A short note from the documentation.</summary>
    public string? Notes { get; init; }

    /// <summary>Whether the columns of the type are known.</summary>
    public bool ColumnsKnown => Columns.Count > 0;

    /// <summary>The type has no documentation page: its columns are inferred, and other columns pass through as well.</summary>
    public bool ColumnsInferred { get; init; }

    /// <summary>Types that this type refers to in columns whose headers are not known.</summary>
    internal IReadOnlyList<string> AlsoRefersTo { get; init; } = [];

    /// <summary>
    /// What a plan can do for the type, as far as the catalogue tells. The header of the account's export decides in the end.
    /// </summary>
    public PlanningKind Planning => PlanningChoice.Of(this).Kind;

    /// <summary>Why a plan cannot do more for the type; null when it can do everything.</summary>
    public string? PlanningReason => PlanningChoice.Of(this).Reason;

    /// <summary>Finds a column by its name, an earlier name or an alias, regardless of case, spaces, dots and underscores.</summary>
    /// <param name="name">The name as the user wrote it.</param>
    /// <returns>The column, or null.</returns>
    public Column? FindColumn(string name) => _byName.TryGetValue(ColumnName.Normalize(name), out Column? column) ? column : null;

    /// <summary>The column names that could have been meant by <paramref name="name"/>.</summary>
    internal string? NearestColumn(string name) => NearestName.OfWords(name, [.. Columns.Select(column => column.Name)]);

    /// <summary>Whether a column is part of a key or names an owner, so that clearing it would detach the record.</summary>
    internal bool Identifies(string column) =>
        column is "ID" or "Source" or "Source ID" || Keys.Any(key => key.Contains(column)) || Owners.Any(owner => owner.Contains(column))
        || FindColumn(column)?.Requirement == ColumnRequirement.Owner;

    /// <summary>Whether a column refers to records of the same type by <see cref="ReferredBy"/>.</summary>
    internal bool IsReferenceToOwnType(Column column) =>
        ReferredBy is not null && column.Reference == Name;

    /// <summary>
    /// The other types of the catalogue that this type refers to, in the order of the columns. Deprecated and export-only
    /// columns do not count.
    /// </summary>
    public IReadOnlyList<string> RefersTo =>
        [.. Columns.Where(column => column is { ReadOnly: false, DeprecatedBy: null })
            .Select(column => column.Reference).OfType<string>().Concat(AlsoRefersTo).Distinct()
            .Where(type => type != Name && RecordTypes.Names.Contains(type))];

    /// <summary>The keys in words, such as "ID, or Source + Source ID".</summary>
    internal string KeysInWords => InWords(Keys);

    /// <summary>The columns that name the owner, in words; empty for ordinary types.</summary>
    internal string OwnersInWords => InWords(Owners);

    /// <inheritdoc />
    public override string ToString() => Name;

    private static string InWords(IReadOnlyList<IReadOnlyList<string>> keys) =>
        string.Join(", or ", keys.Select(key => string.Join(" + ", key)));
}
