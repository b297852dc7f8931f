using System.Globalization;

namespace FourMe.Import;

/// <summary>Whole numbers: plain digits, no group separators.</summary>
internal sealed class IntegerFormat : CellFormat
{
    internal override string? Write(object value, Column column, FormattingContext context, out Failure? failure)
    {
        failure = null;
        switch (value)
        {
            case int number: return number.ToString(CultureInfo.InvariantCulture);
            case long number: return number.ToString(CultureInfo.InvariantCulture);
            case bool: return Refuse(Failures.InvalidInteger(column.Name, value.ToString()!), out failure);
            case Enum number: return number.ToString("D");
            case decimal or double or float:
                return NumberText.WholeOf(value) ?? Refuse(Failures.InvalidInteger(column.Name, PlainText.Of(value)!), out failure);
        }
        if (TrimmedText(value, column, out failure) is not { } text) return null;
        return NumberText.IsWhole(text) ? text : Refuse(Failures.InvalidInteger(column.Name, text), out failure);
    }
}

/// <summary>Numbers with a dot for the decimals, never an exponent, no group separators.</summary>
internal sealed class DecimalFormat : CellFormat
{
    internal override string? Write(object value, Column column, FormattingContext context, out Failure? failure)
    {
        failure = null;
        if (value is bool) return Refuse(Failures.InvalidDecimal(column.Name, value.ToString()!), out failure);
        if (value is decimal or double or float)
            return NumberText.Of(value) ?? Refuse(Failures.InvalidDecimal(column.Name, PlainText.Of(value)!), out failure);
        if (TrimmedText(value, column, out failure) is not { } text) return null;
        return NumberText.IsNumber(text) ? text : Refuse(Failures.InvalidDecimal(column.Name, text), out failure);
    }
}

/// <summary>Numbers as text and text as numbers, in the one form the service reads.</summary>
internal static class NumberText
{
    /// <summary>Digits of a decimal, double or float; null when it is no number or too large to be written without an exponent.</summary>
    internal static string? Of(object value)
    {
        switch (value)
        {
            case decimal number:
                return number.ToString(CultureInfo.InvariantCulture);
            case double number:
                return Digits(number.ToString("R", CultureInfo.InvariantCulture));
            case float number:
                return Digits(number.ToString("R", CultureInfo.InvariantCulture));
            default:
                return null;
        }
    }

    /// <summary>Digits of a decimal, double or float without a fraction; null for any other.</summary>
    internal static string? WholeOf(object value)
    {
        if (value is decimal number) return decimal.Truncate(number) == number ? decimal.Truncate(number).ToString(CultureInfo.InvariantCulture) : null;
        return Of(value) is { } exact && IsWhole(exact) ? exact : null;
    }

    internal static bool IsWhole(string text) => text.Length > 0 && DigitsFrom(text, Sign(text)) == text.Length;

    internal static bool IsNumber(string text)
    {
        int end = DigitsFrom(text, Sign(text));
        return IsWhole(text) || (end > 0 && text[end] == '.' && DigitsFrom(text, end + 1) == text.Length);
    }

    private static string? Digits(string shortest)
    {
        if (IsNumber(shortest)) return shortest;
        return decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && (number != 0 || shortest is "0" or "-0")
            ? number.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static int Sign(string text) => text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;

    /// <summary>Where the run of digits from <paramref name="start"/> ends; 0 when there is none.</summary>
    private static int DigitsFrom(string text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] is >= '0' and <= '9') end++;
        return end == start ? 0 : end;
    }
}
