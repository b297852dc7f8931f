using FourMe.Import.Manifests;

namespace FourMe.Import.Core.Tests.Manifests;

/// <summary>The order of types, tested on generated reference graphs with cycles.</summary>
public class ManifestOrderTests
{
    [Fact]
    public void Of_10000_generated_graphs_each_type_comes_after_what_it_refers_to_unless_both_are_in_one_knot()
    {
        var random = new Random(20_24);
        int knots = 0, chains = 0;
        for (int graph = 0; graph < 10_000; graph++)
        {
            string[] types = [.. Enumerable.Range(0, random.Next(1, 9)).Select(number => $"t{number}")];
            double density = random.NextDouble() * 0.5;
            Dictionary<string, string[]> refers = types.ToDictionary(type => type,
                type => types.Append("elsewhere").Where(_ => random.NextDouble() < density).ToArray());

            IReadOnlyList<string> order = ManifestOrder.Of(types, type => refers[type]);

            Assert.Equal(types.Order(), order.Order());
            foreach (string type in types)
                foreach (string other in refers[type].Where(other => other != type && types.Contains(other)))
                {
                    bool isKnot = Reaches(refers, other, type);
                    if (isKnot) knots++;
                    else chains++;
                    Assert.True(isKnot || IndexOf(order, other) < IndexOf(order, type), $"{string.Join(",", order)}: {type} before {other}");
                }
        }
        // Guards the test: both kinds must occur.
        Assert.True(knots > 10_000 && chains > 10_000, $"{knots} knots, {chains} chains");
    }

    [Fact]
    public void Types_of_a_knot_are_as_few_in_the_second_pass_as_can_be()
    {
        // People name an organization and a site, organizations a manager, teams people.
        var refers = new Dictionary<string, string[]>
        {
            ["teams"] = ["people"], ["people"] = ["organizations", "sites", "people"], ["organizations"] = ["people", "organizations"], ["sites"] = [],
        };
        Assert.Equal(["sites", "organizations", "people", "teams"], ManifestOrder.Of(["teams", "people", "organizations", "sites"], type => refers[type]));
    }

    [Fact]
    public void A_record_that_is_named_by_its_Source_ID_is_a_reference_too()
    {
        RecordType relations = RecordTypes.Get("ci_relations");
        Assert.Equal(["cis"], ManifestOrder.ReferencesOf(relations, ["CI Source", "CI Source ID", "Relation Type"]));
        Assert.Empty(ManifestOrder.ReferencesOf(relations, ["Relation Type", "Source"]));
        Assert.Equal(["people"], ManifestOrder.ReferencesOf(RecordTypes.Get("people_contact_details"), ["Person", "Telephone"]));
    }

    private static bool Reaches(Dictionary<string, string[]> refers, string from, string to)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out string? type))
        {
            if (type == to) return true;
            if (seen.Add(type) && refers.TryGetValue(type, out string[]? next)) foreach (string other in next) open.Push(other);
        }
        return false;
    }

    private static int IndexOf(IReadOnlyList<string> order, string type) => order.TakeWhile(other => other != type).Count();
}
