using FourMe.Import.Errors;
using FourMe.Import.Values;

namespace FourMe.Import.Mapping;

/// <summary>Checks an entry before the first record: words that exclude each other, and values that no cell accepts.</summary>
internal static class MapEntryCheck
{
    /// <exception cref="FourMeException"><c>MapEntryInvalid</c>, or the failure of a value of the entry.</exception>
    internal static void Check(MapEntry entry, Column column, FormattingContext context)
    {
        if (Problem(entry, column) is { } problem) throw Failures.MapEntryInvalid(entry.Column, problem).ToException();
        var formatter = new ColumnFormatter(column, entry.Account, entry.Separator);
        foreach (object? value in (entry.Values?.Values ?? []).Append(entry.Otherwise))
        {
            if (value is Missing) continue;
            formatter.Write(value, context, out Failure? failure);
            if (failure is not null) throw failure.Saying("The value is in Values or Otherwise of the map.").ToException();
        }
    }

    private static string? Problem(MapEntry entry, Column column)
    {
        if (entry.Expression is null && (entry.Properties.Count == 0 || entry.Properties.Any(string.IsNullOrWhiteSpace)))
            return "it has an empty property name.";
        if (entry.Account is not null && column.Kind is not (ColumnKind.Reference or ColumnKind.ReferenceList or ColumnKind.Unknown))
            return "Account needs a reference, and the column is not one.";
        if (entry.When == WriteWhen.Create && (column.Name is "ID" or "Source" or "Source ID"
            || column.Requirement == ColumnRequirement.Owner))
            return "When is Create, but the column is part of the key that finds a record in every run.";
        string[] ways = [.. Ways(entry)];
        if (ways.Length > 1) return $"{ways[0]} and {ways[1]} exclude each other.";
        if (entry.Otherwise is not Missing && entry.Values is null) return "Otherwise needs Values.";
        if (entry.Values is { Count: 0 }) return "Values is empty.";
        if (entry.Format is not null && entry.Expression is not null)
            return "Format joins properties, so it cannot be used with Expression.";
        if (entry.Not && column.Kind is not (ColumnKind.Boolean or ColumnKind.Text or ColumnKind.Unknown))
            return $"Not writes true or false, but the column is of the kind {column.Kind}.";
        return null;
    }

    private static IEnumerable<string> Ways(MapEntry entry)
    {
        if (entry.Not) yield return MapWords.Not;
        if (entry.Values is not null) yield return MapWords.Values;
        if (entry.Lookup is not null) yield return MapWords.Lookup;
        if (entry.Format is not null) yield return MapWords.Format;
    }
}
