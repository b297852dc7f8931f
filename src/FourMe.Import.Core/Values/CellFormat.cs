using FourMe.Import.Errors;

namespace FourMe.Import.Values;

/// <summary>How one value of a kind is written. There is one class a kind; <see cref="CellFormats"/> knows which.</summary>
internal abstract class CellFormat
{
    /// <summary>Writes a single value that is neither null, empty nor a collection.</summary>
    /// <param name="value">The value, taken out of any wrapper.</param>
    /// <param name="column">The column it goes to.</param>
    /// <param name="context">What else is known.</param>
    /// <param name="failure">What is wrong with the value; null when nothing is.</param>
    /// <returns>The cell; null when there is a failure.</returns>
    internal abstract string? Write(object value, Column column, FormattingContext context, out Failure? failure);

    /// <summary>Whether a dictionary, or a collection of them, is one value of this kind.</summary>
    internal virtual bool TakesStructures => false;

    /// <summary>The value as trimmed text for kinds whose text has one form only; null with a failure for a type without text.</summary>
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
