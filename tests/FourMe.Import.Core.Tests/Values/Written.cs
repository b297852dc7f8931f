using System.Globalization;

namespace FourMe.Import.Core.Tests.Values;

/// <summary>Writes one cell as a run does, and says what came of it.</summary>
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

    /// <summary>What is wrong with a value: always a failure of the data that names the column, and never a cell beside it.</summary>
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

    /// <summary>All warnings that nobody has taken yet.</summary>
    internal static List<string> Said(this Notices notices)
    {
        var texts = new List<string>();
        while (notices.TryTake(out Notice notice)) texts.Add(notice.Text);
        return texts;
    }

    /// <summary>Does something on a machine of another culture.</summary>
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
