using System.Text.Json;
using FourMe.Import.Planning;

namespace FourMe.Import.Runs;

/// <summary>
/// Reads the changes of a plan for a report. A plan may have a million changes with large lines, so only the texts that are needed are
/// extracted from a line.
/// </summary>
/// <param name="path">The file of changes.</param>
internal sealed class ChangeScan(string path)
{
    private const int BufferSize = 1 << 20;

    /// <summary>A changed cell. The values are null unless they were requested.</summary>
    internal readonly record struct ScannedCell(string Column, string? Old, string? New);

    /// <summary>The action of the current change.</summary>
    internal ChangeAction Action { get; private set; }

    /// <summary>The key of its record.</summary>
    internal string Key { get; private set; } = string.Empty;

    /// <summary>The display name of its record; null when there is none.</summary>
    internal string? Name { get; private set; }

    /// <summary>Its changed cells.</summary>
    internal List<ScannedCell> Cells { get; } = [];

    /// <summary>Reads all changes. This object holds the current one while <paramref name="take"/> is called.</summary>
    /// <param name="withValues">Whether to read the values of cells.</param>
    /// <param name="take">Called for each change.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="JsonException">A line is not a change: the plan was altered.</exception>
    internal void Read(bool withValues, Action take, CancellationToken stop)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
        byte[] buffer = new byte[BufferSize];
        int length = 0, read;
        while ((read = file.Read(buffer, length, buffer.Length - length)) > 0)
        {
            stop.ThrowIfCancellationRequested();
            length += read;
            int begin = 0, end;
            while ((end = Array.IndexOf(buffer, (byte)'\n', begin, length - begin)) >= 0)
            {
                Parse(buffer.AsSpan(begin, end - begin), withValues);
                take();
                begin = end + 1;
            }
            length -= begin;
            Buffer.BlockCopy(buffer, begin, buffer, 0, length);
            if (length == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    private void Parse(ReadOnlySpan<byte> line, bool withValues)
    {
        Cells.Clear();
        Name = null;
        var reader = new Utf8JsonReader(line);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            byte name = reader.ValueSpan[0];
            reader.Read();
            switch (name)
            {
                case (byte)'a': Action = ActionOf(reader.ValueSpan); break;
                case (byte)'k': Key = reader.GetString() ?? string.Empty; break;
                case (byte)'n': Name = reader.GetString(); break;
                // The properties after the cells are not needed.
                case (byte)'c': ReadCells(ref reader, withValues); return;
                default: reader.Skip(); break;
            }
        }
    }

    private void ReadCells(ref Utf8JsonReader reader, bool withValues)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            reader.Read();
            string column = reader.GetString() ?? string.Empty;
            reader.Read();
            string? old = withValues ? reader.GetString() : null;
            reader.Read();
            string? becomes = withValues ? reader.GetString() : null;
            reader.Read();
            Cells.Add(new ScannedCell(column, old, becomes));
        }
    }

    private static ChangeAction ActionOf(ReadOnlySpan<byte> word) => word.Length < 3 ? throw new JsonException("A line is no change.")
        : (word[0], word[2]) switch
        {
            ((byte)'C', _) => ChangeAction.Create,
            ((byte)'U', _) => ChangeAction.Update,
            ((byte)'A', _) => ChangeAction.Adopt,
            ((byte)'R', (byte)'t') => ChangeAction.Retire,
            ((byte)'R', (byte)'s') => ChangeAction.Restore,
            _ => throw new JsonException("A line is no change."),
        };
}
