using FourMe.Import.Values;

namespace FourMe.Import.Mapping;

/// <summary>Whether the values of a property fit a column.</summary>
internal static class ValueFit
{
    /// <summary>One bad value in ten is left to the checks; more means that the property is something else.</summary>
    private const int Tolerated = 10;

    private static readonly FormattingContext Context = new();

    /// <summary>Why they do not fit; null when they do.</summary>
    internal static string? Problem(Column column, SourceProperty property)
    {
        var formatter = new ColumnFormatter(column);
        int wrong = 0;
        string? problem = null;
        foreach (object value in property.Values)
        {
            string? cell = formatter.Write(value, Context, out Failure? failure);
            if (failure is null && !LeadsToNobody(column, cell!)) continue;
            wrong++;
            problem ??= failure is null ? "it does not hold e-mail addresses: translate them with Lookup."
                : $"the values do not fit ({failure.Id}).";
        }
        return wrong * Tolerated > property.Values.Count ? problem : null;
    }

    /// <summary>People are referred to by e-mail address; a name or a distinguished name does not find them.</summary>
    private static bool LeadsToNobody(Column column, string cell) =>
        cell.Length > 0 && (column.Reference == "people" || column.Name == "Primary Email") && cell.IndexOf('@') < 0;
}
