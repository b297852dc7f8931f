namespace FourMe.Import.Text;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>A shorter beginning fits too many names.</summary>
    private const int ShortestWord = 3;

    /// <summary>The candidate with the fewest typing errors; null when more than a third of the letters of each are wrong.</summary>
    internal static string? Of(string name, IEnumerable<string> candidates)
    {
        string wanted = ColumnName.Normalize(name);
        if (wanted.Length == 0) return null;
        string? best = null;
        int bestDistance = Math.Max(1, wanted.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            int distance = Distance(wanted, ColumnName.Normalize(candidate), bestDistance);
            if (distance >= bestDistance) continue;
            best = candidate;
            bestDistance = distance;
        }
        return best;
    }

    /// <summary>
    /// The nearest candidates for each of several names: first those with typing errors, then those of which the name is the first words,
    /// as <c>Wien</c> of <c>Wien Office</c>. The candidates are read once.
    /// </summary>
    /// <param name="names">The names.</param>
    /// <param name="candidates">The candidates. There may be many.</param>
    /// <param name="most">Maximum number of results per name.</param>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> OfEach(
        IReadOnlyCollection<string> names, IEnumerable<string> candidates, int most)
    {
        var found = names.Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Wanted: ColumnName.Normalize(name), Near: new List<KeyValuePair<int, string>>())).ToArray();
        foreach (string candidate in candidates)
        {
            string normal = ColumnName.Normalize(candidate);
            foreach ((string name, string wanted, List<KeyValuePair<int, string>> near) in found)
            {
                int errors = Math.Max(1, wanted.Length / 3) + 1, limit = near.Count == most ? near[most - 1].Key : int.MaxValue;
                int distance = wanted.Length == 0 ? errors : Distance(wanted, normal, errors);
                if (distance == errors) distance = IsShort(name, candidate) ? errors + normal.Length - wanted.Length : int.MaxValue;
                if (distance >= limit || near.Any(other => other.Value == candidate)) continue;
                int at = near.FindIndex(other => other.Key > distance);
                near.Insert(at < 0 ? near.Count : at, new KeyValuePair<int, string>(distance, candidate));
                if (near.Count > most) near.RemoveAt(most);
            }
        }
        return found.ToDictionary(
            name => name.Name, name => (IReadOnlyList<string>)[.. name.Near.Select(near => near.Value)], StringComparer.Ordinal);
    }

    /// <summary>
    /// The nearest candidate, or else the first one with a similar word: <c>Emial</c> matches <c>Primary Email</c>.
    /// </summary>
    internal static string? OfWords(string name, IReadOnlyCollection<string> candidates) => Of(name, candidates)
        ?? (Of(name, candidates.SelectMany(Words).Distinct(StringComparer.Ordinal)) is { } word
            ? candidates.First(candidate => Words(candidate).Contains(word, StringComparer.Ordinal)) : null);

    private static bool IsShort(string name, string candidate) => name.Length >= ShortestWord && candidate.Length > name.Length
        && !char.IsLetterOrDigit(candidate[name.Length]) && candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The words of a name; empty for a single word, which was compared already.</summary>
    private static IEnumerable<string> Words(string name) => name.IndexOf(' ') < 0 ? [] : name.Split(' ').Where(word => word.Length > 3);

    /// <summary>
    /// Number of letters to insert, delete, replace or swap with their neighbour (optimal string alignment);
    /// <paramref name="limit"/> when it is at least that.
    /// </summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit) return limit;
        int[] beforeLast = new int[b.Length + 1], last = new int[b.Length + 1], current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) last[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int best = Math.Min(Math.Min(current[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, beforeLast[j - 2] + 1);
                current[j] = best;
            }
            (beforeLast, last, current) = (last, current, beforeLast);
        }
        return Math.Min(last[b.Length], limit);
    }
}
