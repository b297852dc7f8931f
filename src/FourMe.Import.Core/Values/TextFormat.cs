using FourMe.Import.Errors;

namespace FourMe.Import.Values;

/// <summary>Text, multi-line text, references, and columns of unknown kind: the value unchanged.</summary>
internal sealed class TextFormat : CellFormat
{
    internal override string? Write(object value, Column column, FormattingContext context, out Failure? failure)
    {
        // Plain digits, not 1E+17.
        if (value is double or float) return NumberText.Written(value, column, out failure);
        string? text = value as string ?? PlainText.Of(value);
        failure = text is null ? Failures.UnsuitableType(column.Name, context.TypeNameOf(value)) : null;
        return text;
    }
}
