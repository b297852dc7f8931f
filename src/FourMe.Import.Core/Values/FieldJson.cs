using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FourMe.Import.Values;

/// <summary>Writes dictionaries of PowerShell and .NET as the JSON that the service expects for custom fields.</summary>
internal static class FieldJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Names and values of a dictionary or a property bag; null for anything else.</summary>
    internal static IEnumerable<KeyValuePair<string, object?>>? Pairs(object value, FormattingContext context)
    {
        if (value is not IDictionary dictionary) return context.PropertyBag(value);
        var pairs = new List<KeyValuePair<string, object?>>(dictionary.Count);
        foreach (DictionaryEntry entry in dictionary)
            pairs.Add(new KeyValuePair<string, object?>(PlainText.Of(context.Unwrap(entry.Key)!) ?? string.Empty, entry.Value));
        return pairs;
    }

    /// <summary>Whether a value is one field with an id and a value, and not a set of fields named by their ids.</summary>
    internal static bool IsField(object value, FormattingContext context) =>
        Pairs(value, context)?.Select(pair => pair.Key).OrderBy(key => key, StringComparer.Ordinal).SequenceEqual(["id", "value"]) ?? false;

    /// <summary>The array for field ids with their values.</summary>
    internal static string OfPairs(IEnumerable<KeyValuePair<string, object?>> fields, FormattingContext context) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (KeyValuePair<string, object?> field in fields)
        {
            writer.WriteStartObject();
            writer.WriteString("id", Sound(field.Key));
            writer.WritePropertyName("value");
            WriteValue(writer, field.Value, context);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    /// <summary>The array for objects that have an id and a value.</summary>
    internal static string OfFields(IEnumerable fields, FormattingContext context) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (object? item in fields)
        {
            object? field = context.Unwrap(item);
            if (field is null || Pairs(field, context) is not { } pairs || !pairs.Any(pair => pair.Key == "id"))
                throw new NotSupportedException("an item of the collection has no id.");
            WriteValue(writer, field, context);
        }
        writer.WriteEndArray();
    });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options)) write(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteValue(Utf8JsonWriter writer, object? wrapped, FormattingContext context)
    {
        object? value = context.Unwrap(wrapped);
        switch (value)
        {
            case null or DBNull: writer.WriteNullValue(); return;
            case string text: writer.WriteStringValue(Sound(text)); return;
            case bool b: writer.WriteBooleanValue(b); return;
            case sbyte or byte or short or ushort or int or uint or long or ulong: writer.WriteRawValue(PlainText.Of(value)!); return;
            case NamedNumber e: writer.WriteStringValue(e.Name); return;
            case decimal or double or float:
                writer.WriteRawValue(NumberText.Of(value) ?? throw new NotSupportedException(
                    $"the number {PlainText.Of(value)} has no JSON form."));
                return;
            case byte[]: throw NoForm(value);
            case DateTimeOffset moment: writer.WriteStringValue(IsoDateTime.Text(moment)); return;
        }
        if (Pairs(value, context) is { } pairs)
        {
            writer.WriteStartObject();
            foreach (KeyValuePair<string, object?> pair in pairs)
            {
                writer.WritePropertyName(Sound(pair.Key));
                WriteValue(writer, pair.Value, context);
            }
            writer.WriteEndObject();
        }
        else if (value is IEnumerable items)
        {
            writer.WriteStartArray();
            foreach (object? item in items) WriteValue(writer, item, context);
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteStringValue(Sound(PlainText.Of(value) ?? throw NoForm(value)));
        }
    }

    /// <summary>Text that JSON can hold unchanged: the writer would escape a NUL and silently replace an unpaired surrogate.</summary>
    private static string Sound(string text) => TextCheck.IsSound(text)
        ? text : throw new NotSupportedException("a text in it has a NUL character or an unpaired surrogate.");

    private static NotSupportedException NoForm(object value) => new($"a value of type '{value.GetType().FullName}' has no JSON form.");
}
