using FourMe.Import.Errors;
using FourMe.Import.Planning;
using FourMe.Import.Text;
using FourMe.Import.Values;

namespace FourMe.Import.Manifests;

/// <summary>A reference that cannot be resolved.</summary>
/// <param name="Need">The column, type and name.</param>
/// <param name="Failure">The failure, with similar names.</param>
internal sealed record MissingName(ReferenceNeed Need, Failure Failure);

/// <summary>Finds names that neither the account nor the run has, before anything is sent.</summary>
/// <param name="account">The names of the account's records.</param>
/// <param name="run">The names that records get in the run.</param>
/// <param name="namesOfRun">All names that records of a type get in the run, as far as known, for suggestions.</param>
/// <param name="unknown">Types without a plan, whose names in this run are unknown. Their names are not reported as missing.</param>
internal sealed class MissingReferences(
    IAccountNames account, ComingNames run, Func<RecordType, IEnumerable<string>> namesOfRun, IReadOnlyCollection<string> unknown)
{
    /// <summary>Number of similar names suggested for a missing one.</summary>
    private const int Nearest = 3;

    /// <summary>Maximum number of comparisons for suggestions. With very many missing names, suggestions do not help.</summary>
    private const int Comparisons = 5_000_000;

    /// <summary>Minimum number of missing names per type that get suggestions.</summary>
    private const int Looked = 5;

    private const string SuffixMark = " / ";

    /// <summary>The missing names of a plan: one item per column and name, the most frequent first.</summary>
    internal async Task<IReadOnlyList<MissingName>> FindAsync(ReferenceNeeds needs, CancellationToken stop)
    {
        var missing = new List<ReferenceNeed>();
        foreach (IGrouping<string, ReferenceNeed> ofType in needs.Open.GroupBy(need => need.Type).ToList())
        {
            ReferenceNeed[] open = [.. ofType.Where(need => !run.Have(need.Type, Bare(need.Name)) && !run.Have(need.Type, need.Name))];
            if (open.Length == 0 || unknown.Contains(ofType.Key)) continue;
            if (await account.LearnAsync(RecordTypes.Get(ofType.Key), stop).ConfigureAwait(false))
                missing.AddRange(open.Where(need => !account.Have(need.Type, Bare(need.Name)) && !account.Have(need.Type, need.Name)));
        }
        missing.Sort((one, other) => one.Count == other.Count ? string.CompareOrdinal(one.Column + one.Name, other.Column + other.Name)
            : other.Count.CompareTo(one.Count));
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> near = Near(missing, stop);
        return [.. missing.Select(need => new MissingName(need, Failures.MissingReference(need.Column, need.Name, need.Count, need.Type,
            near[need.Type].TryGetValue(need.Name, out IReadOnlyList<string>? names) ? names : [])))];
    }

    private Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Near(List<ReferenceNeed> missing, CancellationToken stop)
    {
        var near = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (IGrouping<string, ReferenceNeed> ofType in missing.GroupBy(need => need.Type))
        {
            RecordType type = RecordTypes.Get(ofType.Key);
            string[] candidates = [.. account.All(type, stop).Concat(namesOfRun(type))
                .Select(name => ReferenceMeaning.Spelling(ofType.Key, name)).Distinct(StringComparer.Ordinal)];
            int most = Math.Max(Looked, Comparisons / Math.Max(1, candidates.Length));
            near.Add(ofType.Key, NearestName.OfEach(
                [.. ofType.Select(need => need.Name).Distinct(StringComparer.OrdinalIgnoreCase).Take(most)], candidates, Nearest));
        }
        return near;
    }

    /// <summary>The name without the suffix that entries of some lists have.</summary>
    private static string Bare(string name) =>
        name.LastIndexOf(SuffixMark, StringComparison.Ordinal) is > 0 and var at ? name.Substring(0, at) : name;
}
