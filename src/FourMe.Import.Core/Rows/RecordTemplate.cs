using FourMe.Import.Catalogue;
using FourMe.Import.Errors;
using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>Creates a CSV template for an import.</summary>
internal static class RecordTemplate
{
    /// <summary>The header and, if wanted, an example row.</summary>
    /// <param name="type">The record type.</param>
    /// <param name="columns">Names of columns; null for all that can be imported.</param>
    /// <param name="example">Whether to add a row that shows the form of each value.</param>
    /// <exception cref="FourMeException"><c>UnknownColumn</c> or <c>ColumnsNotKnown</c>.</exception>
    internal static string Write(RecordType type, IReadOnlyList<string>? columns, bool example)
    {
        if (!type.ColumnsKnown) throw Failures.ColumnsNotKnown(type.Name).ToException();
        Column[] chosen = columns is null
            ? [.. type.Columns.Where(column =>
                column is { ReadOnly: false, DeprecatedBy: null } && (type.ColumnsInferred || !column.Inferred))]
            : [.. columns.Select(name =>
                type.FindColumn(name) ?? throw Failures.UnknownColumn(name, type.Name, type.NearestColumn(name)).ToException())
                .Distinct().OrderBy(column => column.Position)];
        using var sink = new LineSink();
        var options = new RecordOptions
        {
            Map = [.. chosen.Select(column => new MapEntry(column.Name, column.Name))],
            SkipValidation = true,
        };
        using var batch = new RecordBatch(type, options, sink);
        batch.Add(new DictionaryReader(), chosen.ToDictionary(column => column.Name, ExampleValues.Of));
        batch.Complete();
        var lines = new List<string>();
        while (sink.TryTake(out string line)) lines.Add(line);
        return string.Concat(lines.Take(example ? 2 : 1).Select(line => line + "\r\n"));
    }
}
