namespace FourMe.Import.Catalogue;

/// <summary>
/// The order in which types can be imported so that referenced records already exist, derived from the references of the
/// catalogue's columns. It is a hint, because most references may be empty.
/// </summary>
internal static class ImportOrder
{
    private static readonly Lazy<IReadOnlyDictionary<string, int>> Places =
        new(() => PlacesOf(RecordTypes.All.ToDictionary(type => type.Name, type => type.RefersTo)));

    /// <summary>
    /// The position of a type, counted from 1. Types with the same position do not depend on each other.
    /// </summary>
    internal static int PlaceOf(RecordType type) => Places.Value[type.Name];

    /// <summary>
    /// Gives each type the first position after all types that it refers to. In a cycle (people have an organization,
    /// organizations a manager), the type with the fewest dependencies comes first, and the others follow.
    /// </summary>
    /// <param name="references">Types, each with the types that it refers to.</param>
    internal static IReadOnlyDictionary<string, int> PlacesOf(IReadOnlyDictionary<string, IReadOnlyList<string>> references)
    {
        var places = new Dictionary<string, int>();
        while (places.Count < references.Count)
        {
            int place = places.Count == 0 ? 1 : places.Values.Max() + 1;
            var waiting = new Waiting(references, places);
            foreach (string type in waiting.Free() is { Count: > 0 } free ? free : waiting.LeastOfEachKnot()) places.Add(type, place);
        }
        return places;
    }

    /// <summary>The types without a position.</summary>
    private sealed class Waiting(IReadOnlyDictionary<string, IReadOnlyList<string>> references, Dictionary<string, int> places)
    {
        private readonly string[] _types = [.. references.Keys.Where(type => !places.ContainsKey(type))];

        internal IReadOnlyList<string> Free() => [.. _types.Where(type => !Awaited(type).Any())];

        /// <summary>A cycle consists of types that reach each other and no other type without a position.</summary>
        internal IReadOnlyList<string> LeastOfEachKnot()
        {
            Dictionary<string, HashSet<string>> reach = _types.ToDictionary(type => type, Reach);
            return [.. _types.Where(type => reach[type].All(other => reach[other].Contains(type)))
                .GroupBy(type => string.Join(",", reach[type].OrderBy(name => name, StringComparer.Ordinal)))
                .Select(knot => knot.OrderBy(type => Awaited(type).Count()).ThenBy(type => references[type].Count)
                    .ThenBy(type => type, StringComparer.Ordinal).First())];
        }

        private IEnumerable<string> Awaited(string type) => references[type].Where(other => !places.ContainsKey(other));

        /// <summary>All types that a type depends on, including itself when it is in a cycle.</summary>
        private HashSet<string> Reach(string type)
        {
            var reached = new HashSet<string>();
            var toVisit = new Stack<string>(Awaited(type));
            while (toVisit.Count > 0)
                if (toVisit.Pop() is { } next && reached.Add(next))
                    foreach (string other in Awaited(next)) toVisit.Push(other);
            return reached;
        }
    }
}
