using FourMe.Import.Errors;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>Checks the options of a plan before its first record.</summary>
internal static class PlanChecks
{
    /// <exception cref="FourMeException">
    /// <c>NotPlannable</c>, <c>RetireNeedsName</c>, <c>RetireInvalid</c>, <c>ProtectInvalid</c>.
    /// </exception>
    internal static void Check(RecordType type, PlanOptions options)
    {
        foreach (string pattern in options.Protect) ProtectPattern.ToRegex(pattern);
        if (type.ExportName is null) throw Failures.NotPlannable(type.Name, "the service does not export it.").ToException();
        if (type.AddOnly) throw Failures.NotPlannable(type.Name, "its rows are only ever added.").ToException();
        if (type.ColumnsKnown && type.Owners.Count == 0 && type.Keys.Count == 0)
            throw Failures.NotPlannable(type.Name, "no key is documented for it.").ToException();
        if (options.Retire is not { Count: > 0 }) return;
        if (string.IsNullOrWhiteSpace(options.Name)) throw Failures.RetireNeedsName().ToException();
        if (type.Owners.Count > 0 || (type.ColumnsKnown && !type.Keys.Any(key => key.Contains(RecordKey.SourceId))))
            throw Failures.RetireInvalid(
                type.Name, "its records have no Source and Source ID, so it is unknown which system they are from.").ToException();
    }

    /// <summary>Checks that the account's export has at least one key of the type.</summary>
    /// <exception cref="FourMeException"><c>NotPlannable</c>: the account's export has none of the keys.</exception>
    internal static void Check(RecordType type, BaselineColumns columns)
    {
        IEnumerable<IReadOnlyList<string>> keys = type.Owners.Count > 0 ? type.Owners : RecordKey.Of(type).Select(key => key.Columns);
        if (!keys.Any(key => key.All(column => columns.Of(column) >= 0)))
            throw Failures.NotPlannable(type.Name, "the account's export has none of its keys.").ToException();
    }

    /// <summary>The run name: the given one, or type and Source.</summary>
    internal static string NameOf(RecordType type, PlanOptions options, string source) =>
        !string.IsNullOrWhiteSpace(options.Name) ? options.Name!.Trim() : source.Length > 0 ? $"{type.Name} {source}" : type.Name;

    /// <summary>Adds the plan's Source as a constant, unless the map or the constants have a Source already.</summary>
    internal static RecordOptions WithSource(RecordOptions records, RecordType type, PlanOptions options)
    {
        if (options.Source is not { } source || type.FindColumn(RecordKey.Source) is null) return records;
        bool isSaid = (records.Map ?? []).Select(entry => entry.Column).Concat(records.Constants.Select(constant => constant.Key))
            .Any(column => type.FindColumn(column)?.Name == RecordKey.Source);
        return isSaid ? records : records.With([.. records.Constants, new(RecordKey.Source, source)]);
    }
}
