using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Text;

namespace FourMe.Import.Mapping;

/// <summary>A column with the header to write for it.</summary>
internal readonly record struct ResolvedColumn(Column Column, string Header);

/// <summary>Finds the column of the type for a name given by a user or a record.</summary>
internal sealed class ColumnResolver(RecordType type, HashSet<string> allowed, Notices notices)
{
    /// <summary>The column for a property name; null when there is none and none may be added.</summary>
    internal ResolvedColumn? Match(string name, int added)
    {
        if (type.FindColumn(name) is { } column) return Known(column, name);
        if (allowed.Contains(name)) return Unlisted(name, added);
        if (type.ColumnsInferred)
        {
            NoteInferred();
            return Unlisted(name, added);
        }
        if (type.ColumnsKnown) return null;
        notices.Once("ColumnsNotKnown",
            $"The columns of '{type.Name}' are not known, so all properties pass through as text under their own names.");
        return Unlisted(name, added);
    }

    /// <summary>The column for a name given explicitly.</summary>
    /// <exception cref="FourMeException"><c>UnknownColumn</c>.</exception>
    internal ResolvedColumn Require(string name, int added) =>
        Match(name, added) ?? throw Failures.UnknownColumn(name, type.Name, type.NearestColumn(name)).ToException();

    private ResolvedColumn Known(Column column, string name)
    {
        string normalized = ColumnName.Normalize(name);
        if (column.Alias is not null && (Is(column.Alias, normalized) || Is(column.Name, normalized)))
        {
            // Which of the two names is current is inferred, not documented, so the user's choice stands.
            string header = Is(column.Alias, normalized) ? column.Alias : column.Name;
            notices.Once("InferredName",
                $"'{column.Name}' of '{type.Name}' was probably renamed to '{column.Alias}'; '{header}' is written. An export of the " +
                    $"type shows the current name.", column.Name);
            return new ResolvedColumn(column, header);
        }
        if (!Is(column.Name, normalized))
            notices.Once("RenamedColumn",
                $"'{name}' of '{type.Name}' was renamed to '{column.Name}'; the new name is written.", column.Name);
        if (type.ColumnsInferred) NoteInferred();
        else if (column.Inferred)
            notices.Once("InferredName",
                $"The header '{column.Name}' of '{type.Name}' is inferred from the service's change log. An export of the type shows " +
                $"the current name.", column.Name);
        if (column.DeprecatedBy is not null)
            notices.Once("DeprecatedColumn", $"'{column.Name}' of '{type.Name}' is deprecated in favour of '{column.DeprecatedBy}'.",
                column.Name);
        return new ResolvedColumn(column, column.Name);
    }

    private void NoteInferred() => notices.Once("ColumnsInferred",
        $"The columns of '{type.Name}' are inferred, not documented: matching names are checked, all others pass through as text. " +
        "An export of the type shows the current headers.");

    /// <summary>The column for a header given by the service, without warnings.</summary>
    internal ResolvedColumn OwnHeader(string header, int added) =>
        type.FindColumn(header) is { } column ? new ResolvedColumn(column, header) : Unlisted(header, added);

    private ResolvedColumn Unlisted(string name, int added) => new(Column.Unlisted(name, type.Columns.Count + added), name);

    private static bool Is(string name, string normalized) => ColumnName.Normalize(name) == normalized;
}
