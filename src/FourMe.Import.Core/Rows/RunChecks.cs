using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>Checks of a run as a whole, which need the last record.</summary>
internal sealed class RunChecks
{
    private const int ListedNames = 40;

    /// <summary>Shorter, for an error with more text: it stays below 12 lines of 80 columns.</summary>
    private const int NamesInError = 20;

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
            $"to '{example}', but the service reads them in order. " +
        "References to new records fail in this run: import again afterwards, or defer the references to a second job.";

    /// <summary>Notes the cells of a record, valid or not.</summary>
    internal void Note(string?[] cells) => _sources.Note(cells);

    /// <summary>Whether every required mapped property was seen; until then the run may still be refused as a whole.</summary>
    internal bool FoundAll => _sources.FoundAll;

    /// <summary>The failures of the run.</summary>
    /// <param name="read">Number of records.</param>
    internal IReadOnlyList<Failure> Finish(long read)
    {
        var failures = new List<Failure>();
        if (read == 0) return failures;
        _sources.Finish(failures);
        CheckUnmatched(failures);
        return failures;
    }

    /// <summary>
    /// Whether a record lacks a key or required column that no record so far has had, whatever else is wrong with it.
    /// </summary>
    internal bool AreCauseOfRun(IReadOnlyList<Failure> failures, PlanSlots slots) => failures.Any(failure => failure.Id switch
    {
        nameof(Failures.MissingKey) => !_plan.Type.Keys.Any(key => key.All(column => WasGiven(column, slots))),
        nameof(Failures.RequiredMissing) => !WasGiven(failure.Column!, slots),
        nameof(Failures.NoColumns) => true,
        _ => false,
    });

    /// <summary>Why every record was refused.</summary>
    internal Failure Cause(long read, PlanSlots slots)
    {
        RecordType type = _plan.Type;
        string properties = Listed(_plan.FirstNames, NamesInError);
        if (type.HasRecordKey && !type.Keys.Any(key => key.All(column => WasGiven(column, slots))))
            return Failures.KeyNeverFound(type.Name, type.KeysInWords, read, properties);
        Column required = type.Columns.First(column => column.Requirement != ColumnRequirement.None && !WasGiven(column.Name, slots));
        return Failures.RequiredNeverFound(required.Name, type.Name, read, properties);
    }

    /// <summary>Whether a column is filled by a constant, or by a property that any record had.</summary>
    private bool WasGiven(string column, PlanSlots slots) =>
        slots.SlotOf(column) is >= 0 and var slot && _plan.Columns[slot] is var planned
        && (planned.Entry is null || planned.Names.Length == 0 || Array.Exists(planned.Names, name => name.IsFound));

    private static string Listed(IReadOnlyList<string> names, int most = ListedNames) =>
        names.Count <= most ? string.Join(", ", names) : $"{string.Join(", ", names.Take(most))} and {names.Count - most} more";

    private void CheckUnmatched(List<Failure> failures)
    {
        if (_plan.IsMapped || _plan.UnmatchedProperties.Count == 0) return;
        string type = _plan.Type.Name;
        if (_plan.Columns.All(column => column.Constant is not null))
            failures.Add(Failures.NoColumns(type, Listed(_plan.UnmatchedProperties, NamesInError)));
        else if (_options.Strict) failures.Add(Failures.UnmatchedProperty(Listed(_plan.UnmatchedProperties), type));
        else Notices.Once("UnmatchedProperty",
            $"These properties match no column of '{type}' and are ignored: {Listed(_plan.UnmatchedProperties)}. " +
            "Columns outside the catalogue must be allowed.");
    }
}
