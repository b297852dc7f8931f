using FourMe.Import.Text;

namespace FourMe.Import.Exporting;

/// <summary>Checks the header of an exported file against its type, and gives its columns unique names.</summary>
internal static class ExportHeader
{
    /// <summary>The share of common columns above which a header belongs to a type.</summary>
    private const double Alike = 0.8;

    /// <summary>How much closer another type must be than the requested one.</summary>
    private const double Nearer = 0.3;

    private const int ShownNames = 5;

    /// <summary>The column names of all types, with which the header of a type with unknown columns is compared.</summary>
    private static readonly Lazy<HashSet<string>> AllNames = new(() =>
        [.. Known().SelectMany(type => type.Columns).Select(column => ColumnName.Normalize(column.Name))]);

    /// <summary>
    /// Why a header cannot be that of a type; null when it can. New and renamed columns are no reason: the catalogue knows at
    /// least one name of a valid header, and no other type has nearly the same columns.
    /// </summary>
    /// <param name="type">Name of the type in the Export API.</param>
    /// <param name="header">The names in the file.</param>
    internal static string? Problem(string type, IReadOnlyList<string> header)
    {
        RecordType? asked = ExportTypes.Find(type)?.RecordType;
        bool isKnown = asked is { ColumnsKnown: true };
        if (!header.Any(name => isKnown ? asked!.FindColumn(name) is not null : AllNames.Value.Contains(ColumnName.Normalize(name))))
            return $"none of its columns belongs to '{type}': {Shown(header)}";
        if (!isKnown) return null;
        double own = Likeness(asked!, header);
        if (own > Alike - Nearer) return null;
        RecordType? other = Known().FirstOrDefault(candidate => Likeness(candidate, header) is var likeness && likeness >= Alike
            && likeness >= own + Nearer);
        return other is null ? null : $"its columns are those of '{other.ExportName ?? other.Name}'";
    }

    /// <summary>
    /// A unique name for each column, regardless of case: a second 'Name' becomes 'Name 2', an unnamed column 'Column' with its
    /// number. Otherwise the later of two would replace the earlier in an object.
    /// </summary>
    /// <param name="header">The names in the file.</param>
    /// <param name="renamed">Called with the number and the new name of each renamed column.</param>
    internal static IReadOnlyList<string> Distinct(IReadOnlyList<string> header, Action<int, string> renamed)
    {
        var given = new HashSet<string>(header, StringComparer.OrdinalIgnoreCase);
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new string[header.Count];
        for (int i = 0; i < names.Length; i++)
        {
            string name = header[i];
            if (string.IsNullOrWhiteSpace(name)) name = Free($"Column {i + 1}", null, given, used);
            else if (used.Contains(name)) name = Free(name, 2, given, used);
            if (name != header[i]) renamed(i + 1, name);
            used.Add(name);
            names[i] = name;
        }
        return names;
    }

    private static string Free(string stem, int? number, HashSet<string> given, HashSet<string> used)
    {
        while (true)
        {
            string name = number is null ? stem : $"{stem} {number}";
            if (!given.Contains(name) && !used.Contains(name)) return name;
            number = (number ?? 1) + 1;
        }
    }

    /// <summary>The Jaccard similarity of a header and a type: common columns divided by all columns.</summary>
    private static double Likeness(RecordType type, IReadOnlyList<string> header)
    {
        int common = header.Select(type.FindColumn).OfType<Column>().Distinct().Count();
        return (double)common / (type.Columns.Count + header.Count - common);
    }

    private static IEnumerable<RecordType> Known() => RecordTypes.All.Where(type => type.ColumnsKnown);

    private static string Shown(IReadOnlyList<string> header)
    {
        string names = string.Join(", ", header.Take(ShownNames)
            .Select(name => $"'{(name.Length <= 40 ? name : name.Substring(0, 40) + "...")}'"));
        return header.Count > ShownNames ? $"{names} and {header.Count - ShownNames} more" : names;
    }
}
