using System.Globalization;
using FourMe.Import.Errors;

namespace FourMe.Import.Values;

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
            case NamedNumber number: return PlainText.Of(number.Number);
            case decimal or double or float:
                if (!NumberText.HoldsDigits(value)) return Refuse(Failures.InexactNumber(column.Name, PlainText.Of(value)!), out failure);
                return NumberText.WholeOf(value) ?? Refuse(Failures.InvalidInteger(column.Name, PlainText.Of(value)!), out failure);
        }
        if (TrimmedText(value, column, context, out failure) is not { } text) return null;
        return NumberText.WholeOf(text) ?? Refuse(Failures.InvalidInteger(column.Name, text), out failure);
    }
}

/// <summary>Numbers with a decimal point, without exponent and group separators.</summary>
internal sealed class DecimalFormat : CellFormat
{
    internal override string? Write(object value, Column column, FormattingContext context, out Failure? failure)
    {
        failure = null;
        if (value is bool) return Refuse(Failures.InvalidDecimal(column.Name, value.ToString()!), out failure);
        if (value is decimal or double or float) return NumberText.Written(value, column, out failure);
        if (TrimmedText(value, column, context, out failure) is not { } text) return null;
        return NumberText.IsNumber(text) ? text : Refuse(Failures.InvalidDecimal(column.Name, text), out failure);
    }
}

/// <summary>Numbers as text and text as numbers, in the only form that the service reads.</summary>
internal static class NumberText
{
    private const double MostExactDouble = 9_007_199_254_740_992;
    private const float MostExactFloat = 16_777_216;
    private const int SureDigitsOfDouble = 15;
    private const int SureDigitsOfFloat = 6;
    private const int GroupLength = 3;

    /// <summary>Digits of a decimal, double or float; null for NaN, infinity, and numbers too large to write without an exponent.</summary>
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

    /// <summary>
    /// Digits of a decimal, double or float for a column; null with a failure when it has none, or has lost some of them.
    /// </summary>
    internal static string? Written(object value, Column column, out Failure? failure)
    {
        string? digits = Of(value);
        failure = digits is null ? Failures.InvalidDecimal(column.Name, PlainText.Of(value)!)
            : HoldsDigits(value) ? null : Failures.InexactNumber(column.Name, PlainText.Of(value)!);
        return failure is null ? digits : null;
    }

    /// <summary>Digits of a decimal, double or float without a fraction; null for any other number.</summary>
    internal static string? WholeOf(object value)
    {
        if (value is decimal number) return decimal.Truncate(number) == number ? decimal.Truncate(number)
            .ToString(CultureInfo.InvariantCulture) : null;
        return Of(value) is { } exact && IsWhole(exact) ? exact : null;
    }

    /// <summary>The text of a whole number without the zero fraction that spreadsheets add (8.0); null for any other text.</summary>
    internal static string? WholeOf(string text)
    {
        if (IsWhole(text)) return text;
        if (!IsNumber(text)) return null;
        int dot = text.IndexOf('.');
        string fraction = text.Substring(dot + 1);
        // 1.000 means a thousand where the dot separates groups.
        return fraction.Length != GroupLength && fraction.Trim('0').Length == 0 ? text.Substring(0, dot) : null;
    }

    /// <summary>
    /// Whether a number still has all its original digits. Beyond 2^53 a double (2^24 for a float) cannot represent every
    /// integer, and only 15 (6) digits are guaranteed: with fewer it is a round number, with more an identifier whose last
    /// digits are lost.
    /// </summary>
    internal static bool HoldsDigits(object value) => value switch
    {
        double number =>
            Math.Abs(number) <= MostExactDouble || SignificantDigits(number.ToString("R",
            CultureInfo.InvariantCulture)) <= SureDigitsOfDouble,
        float number =>
            Math.Abs(number) <= MostExactFloat || SignificantDigits(number.ToString("R",
            CultureInfo.InvariantCulture)) <= SureDigitsOfFloat,
        _ => true,
    };

    internal static bool IsWhole(string text) => text.Length > 0 && DigitsFrom(text, Sign(text)) == text.Length;

    internal static bool IsNumber(string text)
    {
        int end = DigitsFrom(text, Sign(text));
        return IsWhole(text) || (end > 0 && text[end] == '.' && DigitsFrom(text, end + 1) == text.Length);
    }

    private static string? Digits(string shortest)
    {
        if (IsNumber(shortest)) return shortest;
        return decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            && (number != 0 || shortest is "0" or "-0")
            ? number.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static int SignificantDigits(string shortest)
    {
        int exponent = shortest.IndexOf('E');
        string digits = (exponent < 0 ? shortest : shortest.Substring(0, exponent)).Replace(".", string.Empty).TrimStart('-', '+', '0')
            .TrimEnd('0');
        return digits.Length;
    }

    private static int Sign(string text) => text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;

    /// <summary>The end of the digits from <paramref name="start"/> on; 0 when there are none.</summary>
    private static int DigitsFrom(string text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] is >= '0' and <= '9') end++;
        return end == start ? 0 : end;
    }
}
