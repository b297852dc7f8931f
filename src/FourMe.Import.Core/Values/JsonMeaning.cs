using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FourMe.Import.Values;

/// <summary>JSON compared by content: white space, escapes, the order of properties and the notation of numbers do not matter.</summary>
internal static class JsonMeaning
{
    /// <summary>The normal form shared by all JSON with the same content.</summary>
    internal static string Of(JsonElement element)
    {
        var text = new StringBuilder();
        Write(element, text);
        return text.ToString();
    }

    /// <summary>Whether a value is empty: null, an empty text or an empty list.</summary>
    internal static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };

    /// <summary>The text in quotes and escaped, so that it cannot run into the next part.</summary>
    internal static string Quoted(string text) => "\"" + PlainSpelling.Of(text).Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    private static void Write(JsonElement element, StringBuilder text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteAll('{', '}', element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal), property =>
                {
                    text.Append(Quoted(property.Name)).Append(':');
                    Write(property.Value, text);
                }, text);
                break;
            case JsonValueKind.Array:
                WriteAll('[', ']', element.EnumerateArray(), item => Write(item, text), text);
                break;
            case JsonValueKind.String:
                text.Append(Quoted(element.GetString()!));
                break;
            case JsonValueKind.Number:
                text.Append(Number(element.GetRawText()));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void WriteAll<T>(char open, char close, IEnumerable<T> parts, Action<T> write, StringBuilder text)
    {
        text.Append(open);
        bool isFirst = true;
        foreach (T part in parts)
        {
            if (!isFirst) text.Append(',');
            isFirst = false;
            write(part);
        }
        text.Append(close);
    }

    /// <summary>A number without an exponent where that is possible.</summary>
    private static string Number(string raw) => NumberMeaning.Spelling(raw)
        ?? (decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? NumberMeaning.Spelling(number.ToString(CultureInfo.InvariantCulture))! : raw.ToUpperInvariant());
}
