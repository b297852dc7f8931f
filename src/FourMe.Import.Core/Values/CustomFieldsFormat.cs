using System.Collections;
using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Text;

namespace FourMe.Import.Values;

/// <summary>
/// Custom fields: a JSON array of objects with id and value in one cell. A dictionary is converted; text must already be
/// such an array.
/// </summary>
internal sealed class CustomFieldsFormat : CellFormat
{
    internal override bool TakesStructures => true;

    internal override string? Write(object value, Column column, FormattingContext context, out Failure? failure)
    {
        failure = null;
        if (value is string text) return Checked(text, column, out failure);
        try
        {
            if (FieldJson.IsField(value, context)) value = new[] { value };
            string? json = value is IEnumerable and not IDictionary ? FieldJson.OfFields((IEnumerable)value, context)
                : FieldJson.Pairs(value, context) is { } pairs ? FieldJson.OfPairs(pairs, context) : null;
            return json ?? Refuse(Failures.UnsuitableType(column.Name, context.TypeNameOf(value)), out failure);
        }
        catch (Exception unsupported) when (unsupported is NotSupportedException or InvalidOperationException)
        {
            // The writer throws this for a structure that is nested too deeply or refers to itself.
            return Refuse(Failures.InvalidCustomFields(column.Name, unsupported.Message), out failure);
        }
    }

    private static string? Checked(string text, Column column, out Failure? failure)
    {
        failure = null;
        if (text.Length == 0) return text;
        try
        {
            using JsonDocument document = JsonText.Parse(text);
            bool wellFormed = document.RootElement.ValueKind == JsonValueKind.Array
                && document.RootElement.EnumerateArray().All(field => field.ValueKind == JsonValueKind.Object
                    && field.TryGetProperty("id", out _));
            return wellFormed ? text : Refuse(Failures.InvalidCustomFields(column.Name,
                "the text is not a JSON array of objects with an id."), out failure);
        }
        catch (JsonException invalid)
        {
            return Refuse(Failures.InvalidCustomFields(column.Name, "the text is not JSON: " + invalid.Message), out failure);
        }
    }
}
