using FourMe.Import.Errors;

namespace FourMe.Import.Values;

/// <summary>Writes a value of one kind. There is one class per kind; <see cref="CellFormats"/> has the table.</summary>
internal abstract class CellFormat
{
    /// <summary>Writes a single value that is neither null, empty nor a collection.</summary>
    /// <param name="value">The value, unwrapped.</param>
    /// <param name="column">The target column.</param>
    /// <param name="context">The context of formatting.</param>
    /// <param name="failure">Why the value is refused; null when it is valid.</param>
    /// <returns>The cell; null when there is a failure.</returns>
    internal abstract string? Write(object value, Column column, FormattingContext context, out Failure? failure);

    /// <summary>Whether a dictionary, or a collection of dictionaries, is a single value of this kind.</summary>
    internal virtual bool TakesStructures => false;

    /// <summary>The value as trimmed text, for kinds with a single text form; null with a failure for a type without text.</summary>
    protected static string? TrimmedText(object value, Column column, FormattingContext context, out Failure? failure)
    {
        string? text = PlainText.Of(value);
        failure = text is null ? Failures.UnsuitableType(column.Name, context.TypeNameOf(value)) : null;
        return text?.Trim();
    }

    protected static string? Refuse(Failure because, out Failure? failure)
    {
        failure = because;
        return null;
    }
}
