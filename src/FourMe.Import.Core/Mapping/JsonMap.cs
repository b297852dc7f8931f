using System.Collections;
using System.Collections.Specialized;
using System.Text;
using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Text;

namespace FourMe.Import.Mapping;

/// <summary>Reads a map from a .json file. It is data: nothing in it is executed.</summary>
internal static class JsonMap
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The map as a table of columns with property names or tables.</summary>
    /// <exception cref="FourMeException"><c>MapFileInvalid</c> or <c>FileReadFailed</c>.</exception>
    internal static IDictionary Read(string path)
    {
        try
        {
            using JsonDocument document = JsonText.Parse(Encoding.UTF8.GetBytes(File.ReadAllText(path)), Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Failures.MapFileInvalid(path, "it is not an object.")
                .ToException();
            return Table(path, document.RootElement);
        }
        catch (JsonException invalid)
        {
            throw Failures.MapFileInvalid(path, invalid.Message, invalid).ToException();
        }
        catch (Exception unreadable) when (FileFault.Is(unreadable))
        {
            throw Failures.FileReadFailed(path, unreadable).ToException();
        }
    }

    private static OrderedDictionary Table(string path, JsonElement element)
    {
        var table = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (table.Contains(property.Name)) throw Failures.MapFileInvalid(path, $"'{property.Name}' occurs twice.").ToException();
            table.Add(property.Name, Value(path, property.Value));
        }
        return table;
    }

    private static object? Value(string path, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Table(path, element),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when element.TryGetInt64(out long whole) => whole,
        JsonValueKind.Number when element.TryGetDecimal(out decimal number) => number,
        JsonValueKind.Number => throw Failures.MapFileInvalid(path, $"the number {element.GetRawText()} is too large.").ToException(),
        JsonValueKind.Null => null,
        JsonValueKind.Array => element.EnumerateArray().Select(item => Value(path, item)).ToArray(),
        _ => throw Failures.MapFileInvalid(path, $"{element.GetRawText()} is not allowed in a map.").ToException(),
    };
}
