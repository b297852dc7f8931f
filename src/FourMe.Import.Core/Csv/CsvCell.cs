using System.Text;
#if NET
using System.Text.Unicode;
#endif
using CsvHelper;

namespace FourMe.Import.Csv;

/// <summary>
/// Cells as text. The reader turns bytes that are not UTF-8 into replacement characters, which would be imported as values.
/// </summary>
internal static class CsvCell
{
    internal const char Replacement = '\uFFFD';

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The cells of the last record read.</summary>
    /// <param name="csv">The reader.</param>
    /// <param name="before">The cells of the record before: a text that comes again in its column is used again.</param>
    /// <exception cref="DecoderFallbackException">One of them is not UTF-8.</exception>
    internal static string[] NewTexts(CsvReader csv, string[] before)
    {
        var cells = new string[csv.FieldCount];
        Array.Copy(before, cells, Math.Min(before.Length, cells.Length));
        Texts(csv, cells);
        return cells;
    }

    /// <summary>
    /// Copies the cells of the current record into an array of the same length. A cell that already has the same text stays:
    /// many columns repeat the value of the record before.
    /// </summary>
    /// <exception cref="DecoderFallbackException">One of them is not UTF-8.</exception>
    internal static void Texts(CsvReader csv, string[] cells)
    {
#if NET
        // One check of the record instead of one per cell.
        if (Utf8.IsValid(csv.RawRecord))
        {
            for (int i = 0; i < cells.Length; i++)
                if (cells[i] is not { Length: > 0 } known || !Ascii.Equals(csv.GetSpan(i), known)) cells[i] = csv.GetString(i);
            return;
        }
#endif
        for (int i = 0; i < cells.Length; i++) cells[i] = Text(csv, i);
    }

    /// <summary>Copies some cells of the current record to the same indexes of an array.</summary>
    /// <exception cref="DecoderFallbackException">One of them is not UTF-8.</exception>
    internal static void Texts(CsvReader csv, string[] cells, int[] columns)
    {
        foreach (int column in columns) cells[column] = Text(csv, column);
    }

    /// <summary>The index of the first cell of the last record that is not UTF-8; -1 when all are.</summary>
    internal static int FirstInvalid(CsvReader csv)
    {
        for (int i = 0; i < csv.FieldCount; i++)
        {
            try
            {
                Text(csv, i);
            }
            catch (DecoderFallbackException)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>One cell of the current record.</summary>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    internal static string Text(CsvReader csv, int index)
    {
        string cell = csv.GetString(index);
        // The file itself may contain a replacement character; then its bytes are valid.
        return cell.IndexOf(Replacement) < 0 ? cell : Strict.GetString(csv.GetSpan(index).ToArray());
    }
}
