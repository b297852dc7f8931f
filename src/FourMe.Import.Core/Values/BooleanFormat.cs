using FourMe.Import.Errors;

namespace FourMe.Import.Values;

/// <summary>
/// 1 or 0. The service reads 1 T Y TRUE YES ON as true and silently stores false for everything else
/// (https://developer.xurrent.com/v1/general/data_types/), so other words are refused here.
/// </summary>
internal sealed class BooleanFormat : CellFormat
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1"] = "1", ["T"] = "1", ["Y"] = "1", ["TRUE"] = "1", ["YES"] = "1", ["ON"] = "1",
        ["0"] = "0", ["F"] = "0", ["N"] = "0", ["FALSE"] = "0", ["NO"] = "0", ["OFF"] = "0",
    };

    internal override string? Write(object value, Column column, FormattingContext context, out Failure? failure)
    {
        failure = null;
        if (value is bool b) return b ? "1" : "0";
        if (TrimmedText(value, column, context, out failure) is not { } text) return null;
        return CellOf(text) ?? Refuse(Failures.InvalidBoolean(column.Name, text), out failure);
    }

    /// <summary>1 or 0 for a word; null for any other text.</summary>
    internal static string? CellOf(string word) => Words.TryGetValue(word, out string? cell) ? cell : null;
}
