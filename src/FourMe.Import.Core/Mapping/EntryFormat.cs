using System.Globalization;
using System.Text.RegularExpressions;
using FourMe.Import.Errors;
using FourMe.Import.Values;

namespace FourMe.Import.Mapping;

/// <summary>Fills the format of a map entry with the properties of a record.</summary>
internal sealed class EntryFormat
{
    private readonly MapEntry _entry;
    private readonly string _column;
    private readonly object[] _values;
    private readonly string?[]? _parts;
    private readonly int[] _holes = [];
    private readonly Writer _writer = new();

    /// <param name="entry">An entry with a format.</param>
    /// <param name="column">The column, as named in errors.</param>
    /// <exception cref="FourMeException"><c>MapEntryInvalid</c>.</exception>
    internal EntryFormat(MapEntry entry, string column)
    {
        _entry = entry;
        _column = column;
        _values = new object[entry.Properties.Count];
        Check();
        // Most formats contain only plain placeholders such as {0}: their parts are joined without parsing the format again.
        string[] pieces = Regex.Split(entry.Format!, @"\{(\d+)\}");
        if (pieces.Where((_, i) => i % 2 == 0).Any(piece => piece.IndexOfAny(['{', '}']) >= 0)) return;
        _parts = pieces;
        _holes = [.. pieces.Where((_, i) => i % 2 == 1).Select(hole => int.Parse(hole, CultureInfo.InvariantCulture))];
    }

    /// <summary>The text; missing when one of the values is absent, null or empty.</summary>
    internal object? Fill(object?[] values, FormattingContext context, List<Failure> failures)
    {
        for (int i = 0; i < values.Length; i++)
        {
            object? value = context.Unwrap(values[i]);
            if (_entry.Trim && value is string text) value = text.Trim();
            if (ValueText.IsNothing(value)) return Missing.Value;
            if (value is not string && PlainText.Of(value!) is null)
            {
                failures.Add(Failures.UnsuitableType(_column, context.TypeNameOf(value!)));
                return Missing.Value;
            }
            _values[i] = value!;
        }
        if (_parts is null) return string.Format(_writer, _entry.Format!, _values);
        for (int hole = 0; hole < _holes.Length; hole++) _parts[(2 * hole) + 1] = Writer.Text(_values[_holes[hole]]);
        return string.Concat(_parts);
    }

    /// <summary>Fills the format once, to check that it uses exactly the properties.</summary>
    private void Check()
    {
        var marks = new Mark[_values.Length];
        for (int i = 0; i < marks.Length; i++) marks[i] = new Mark();
        try
        {
            _ = string.Format(CultureInfo.InvariantCulture, _entry.Format!, marks);
        }
        catch (FormatException wrong)
        {
            throw Invalid($"Format is '{_entry.Format}', which {Count()} cannot fill: {wrong.Message}");
        }
        for (int i = 0; i < marks.Length; i++)
            if (!marks[i].IsUsed) throw Invalid(
                $"Format is '{_entry.Format}', which has no {{{i}}} for the property '{_entry.Properties[i]}'.");
    }

    private string Count() => _values.Length == 1 ? "one property" : $"{_values.Length} properties";

    private FourMeException Invalid(string problem) => Failures.MapEntryInvalid(_entry.Column, problem).ToException();

    /// <summary>
    /// Writes values in the form of cells; a format after a colon is applied by the value itself, independent of culture.
    /// </summary>
    private sealed class Writer : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
            string.IsNullOrEmpty(format) || arg is not IFormattable own ? Text(arg!) : own.ToString(format, CultureInfo.InvariantCulture);

        internal static string Text(object value) => value as string ?? PlainText.Of(value)!;
    }

    private sealed class Mark : IFormattable
    {
        internal bool IsUsed { get; private set; }

        public string ToString(string? format, IFormatProvider? formatProvider)
        {
            IsUsed = true;
            return string.Empty;
        }
    }
}
