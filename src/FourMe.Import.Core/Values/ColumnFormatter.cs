using System.Collections;
using System.Text;
using System.Xml;
using FourMe.Import.Errors;

namespace FourMe.Import.Values;

/// <summary>Writes what a record has for one column: nothing, one value, or a collection.</summary>
internal sealed class ColumnFormatter
{
    private const string LineBreak = "\n";

    private readonly Column _column;
    private readonly CellFormat _format;
    private readonly string? _separator;
    private readonly string? _account;
    private readonly bool _isPlainText;
    private readonly bool _isDate;
    private readonly int _surelyFits;

    /// <param name="column">The target column.</param>
    /// <param name="account">Account that references point to; null for the account of the import.</param>
    /// <param name="separator">Separator of items; null for the column's own.</param>
    internal ColumnFormatter(Column column, string? account = null, string? separator = null)
    {
        _column = column;
        _format = CellFormats.For(column);
        _account = account is null ? null : " @" + account;
        _separator = separator ?? column.Separator ?? (column.IsList ? LineBreak : null);
        _isDate = column.Kind is ColumnKind.Date or ColumnKind.DateTime;
        _isPlainText = _format is TextFormat && _account is null;
        _surelyFits = TextCheck.SurelyFits(column);
    }

    /// <summary>Writes a value.</summary>
    /// <returns>The cell, '' for an empty value; null on failure.</returns>
    internal string? Write(object? wrapped, FormattingContext context, out Failure? failure)
    {
        failure = null;
        // The most frequent case.
        if (_isPlainText && wrapped is string usual && usual.Length <= _surelyFits && !TextCheck.HasUnusual(usual)) return usual;
        object? value = wrapped is string ? wrapped : context.Unwrap(wrapped);
        if (value is null or DBNull) return string.Empty;
        if (value is string text && _isPlainText)
        {
            failure = Check(text, context);
            return failure is null ? text : null;
        }
        // A text with several references is a list: each item gets its account.
        if (_account is not null && _separator is not null && value is string several && Has(several, _separator))
            value = several.Split([_separator], StringSplitOptions.RemoveEmptyEntries);
        string? cell = IsCollection(value) ? Join((IEnumerable)value, context, out failure) : Single(value, context, out failure);
        if (cell is null) return null;
        failure = Check(cell, context);
        if (failure is not null) return null;
        return _isDate ? PlaceholderDate.Noted(cell, _column, context) : cell;
    }

    private Failure? Check(string text, FormattingContext context)
    {
        if (TextCheck.Check(text, _column) is { } failure) return failure;
        if (TextCheck.HasLostLetter(text)) TextCheck.NoteLostLetter(text, _column.Name, context.Notices);
        return null;
    }

    private bool IsCollection(object value) =>
        value is IEnumerable and not string && !_format.TakesStructures && value is not IDictionary and not byte[] and not XmlNode;

    private string? Single(object value, FormattingContext context, out Failure? failure)
    {
        // An empty text clears the field, whatever its kind.
        if (value is string { Length: 0 })
        {
            failure = null;
            return string.Empty;
        }
        if (!_format.TakesStructures && IsStructure(value, context))
        {
            failure = Failures.UnsuitableType(_column.Name, context.TypeNameOf(value));
            return null;
        }
        string? cell = _format.Write(value, _column, context, out failure);
        return _account is null || string.IsNullOrWhiteSpace(cell) || cell!.EndsWith(_account, StringComparison.Ordinal) ? cell
            : cell + _account;
    }

    private static bool IsStructure(object value, FormattingContext context) =>
        value is IDictionary || (value is not IConvertible && context.PropertyBag(value) is not null);

    private string? Join(IEnumerable values, FormattingContext context, out Failure? failure)
    {
        failure = null;
        StringBuilder? joined = null;
        string? first = null;
        int count = 0;
        foreach (object? wrapped in values)
        {
            object? value = context.Unwrap(wrapped);
            if (value is null or DBNull or string { Length: 0 }) continue;
            if (IsCollection(value))
            {
                failure = Failures.UnsuitableType(_column.Name, context.TypeNameOf(value));
                return null;
            }
            if (Single(value, context, out failure) is not { } item) return null;
            count++;
            if (_separator is not null && Splits(item))
            {
                failure = Failures.LineBreakInListItem(_column.Name, item);
                return null;
            }
            if (count == 1) first = item;
            else (joined ??= new StringBuilder(first)).Append(_separator ?? LineBreak).Append(item);
        }
        if (count > 1 && _separator is null)
        {
            failure = Failures.CollectionInSingleColumn(_column.Name, count);
            return null;
        }
        return joined?.ToString() ?? first ?? string.Empty;
    }

    /// <summary>Whether the service would read an item as two.</summary>
    private bool Splits(string item)
    {
        string mark = _separator!.Trim(' ');
        return mark.Length > 0 && (Has(item, mark) || (Has(mark, LineBreak) && Has(item, LineBreak)));
    }

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) >= 0;
}
