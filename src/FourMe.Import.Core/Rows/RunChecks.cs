using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>The rules about a run as a whole, known only when the last record is in.</summary>
internal sealed class RunChecks
{
    private const int ListedNames = 40;

    private readonly ColumnPlan _plan;
    private readonly RecordOptions _options;
    private readonly SourceChecks _sources;

    internal RunChecks(ColumnPlan plan, RecordOptions options)
    {
        _plan = plan;
        _options = options;
        _sources = new SourceChecks(plan);
        RecordType type = plan.Type;
        if (!type.Listed && type.ColumnsKnown)
            Notices.Once("UnlistedType", $"'{type.Name}' is documented but not in the official list of types; the service may refuse it.");
    }

    private Notices Notices => _options.Formatting.Notices;

    internal static string ForwardReferenceText(RecordType type, long count, string example) =>
        $"{count} {(count == 1 ? "record refers" : "records refer")} to one of '{type.Name}' that comes later in the run, for example " +
            $"to '{example}', and the service goes through them in order. " +
        "Those that are new fail in this run: import again afterwards, or defer the references, which sends these columns in a second job.";

    /// <summary>Takes note of the cells of a record, right or wrong.</summary>
    internal void Note(string?[] cells) => _sources.Note(cells);

    /// <summary>Whether every mapped property that must be there was seen: until then the run may still be refused as a whole.</summary>
    internal bool FoundAll => _sources.FoundAll;

    /// <summary>What is wrong with the run.</summary>
    /// <param name="read">Number of records.</param>
    internal IReadOnlyList<Failure> Finish(long read)
    {
        var failures = new List<Failure>();
        if (read == 0) return failures;
        _sources.Finish(failures);
        CheckUnmatched(failures);
        return failures;
    }

    private static string Listed(IReadOnlyList<string> names) =>
        names.Count <= ListedNames ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(ListedNames))} and {names.Count - ListedNames} more";

    private void CheckUnmatched(List<Failure> failures)
    {
        if (_plan.IsMapped || _plan.UnmatchedProperties.Count == 0) return;
        string type = _plan.Type.Name;
        if (_plan.Columns.All(column => column.Constant is not null)) failures.Add(Failures.NoColumns(type));
        else if (_options.Strict) failures.Add(Failures.UnmatchedProperty(Listed(_plan.UnmatchedProperties), type));
        else Notices.Once("UnmatchedProperty",
            $"These properties match no column of '{type}' and are left out: {Listed(_plan.UnmatchedProperties)}. " +
            "A column that the service has and the catalogue does not can be allowed.");
    }
}
