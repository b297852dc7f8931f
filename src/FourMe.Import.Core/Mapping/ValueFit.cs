using FourMe.Import.Values;

namespace FourMe.Import.Mapping;

/// <summary>Whether the values of a property are what a column takes.</summary>
internal static class ValueFit
{
    /// <summary>One bad row in ten is a matter for the checks; more is another meaning.</summary>
    private const int Tolerated = 10;

    private static readonly FormattingContext Context = new();

    /// <summary>What speaks against it; null when nothing does.</summary>
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

    /// <summary>People are named by their e-mail addresses; a name or a distinguished name leads to nobody.</summary>
    private static bool LeadsToNobody(Column column, string cell) =>
        cell.Length > 0 && (column.Reference == "people" || column.Name == "Primary Email") && cell.IndexOf('@') < 0;
}
