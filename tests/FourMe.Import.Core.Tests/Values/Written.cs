using System.Globalization;

namespace FourMe.Import.Core.Tests.Values;

/// <summary>Writes one cell as a run does, and returns the result.</summary>
internal static class Written
{
    internal const string Name = "Some Column";

    internal static Column Column(ColumnKind kind) => new(Name, kind, 0);

    internal static string Cell(ColumnKind kind, object? value, FormattingContext? context = null) => Cell(Column(kind), value, context);

    internal static string Cell(Column column, object? value, FormattingContext? context = null) =>
        Cell(new ColumnFormatter(column), value, context);

    internal static string Cell(ColumnFormatter formatter, object? value, FormattingContext? context = null)
    {
        string? cell = formatter.Write(value, context ?? new FormattingContext(), out Failure? failure);
        Assert.True(failure is null, failure?.ToString());
        Assert.NotNull(cell);
        return cell;
    }

    internal static Failure Refused(ColumnKind kind, object? value, FormattingContext? context = null) => Refused(Column(kind), value, context);

    internal static Failure Refused(Column column, object? value, FormattingContext? context = null) =>
        Refused(new ColumnFormatter(column), value, context);

    /// <summary>The failure of a value that cannot be written. Checks that it names the column and that no cell is written.</summary>
    internal static Failure Refused(ColumnFormatter formatter, object? value, FormattingContext? context = null)
    {
        string? cell = formatter.Write(value, context ?? new FormattingContext(), out Failure? failure);
        Assert.True(failure is not null, $"'{cell}' was written.");
        Assert.Null(cell);
        Assert.Equal(FailureKind.InvalidData, failure.Kind);
        Assert.Equal(Name, failure.Column);
        Assert.Contains("'" + Name + "'", failure.Message);
        return failure;
    }

    /// <summary>All warnings not yet taken.</summary>
    internal static List<string> Said(this Notices notices)
    {
        var texts = new List<string>();
        while (notices.TryTake(out Notice notice)) texts.Add(notice.Text);
        return texts;
    }

    /// <summary>Runs a function under another culture.</summary>
    internal static T Under<T>(string culture, Func<T> act)
    {
        (CultureInfo current, CultureInfo ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return act();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (current, ui);
        }
    }
}
