using FourMe.Import.Manifests;

namespace FourMe.Import.Core.Tests.Manifests;

/// <summary>
/// References to missing names, on generated accounts and runs; the expected result is computed from how they were generated.
/// </summary>
public class MissingReferencesTests
{
    private static readonly string[] Types = ["organizations", "people", "sites", "teams"];

    [Fact]
    public async Task Of_10000_generated_runs_no_missing_name_is_overlooked_and_none_is_made_up()
    {
        var random = new Random(7);
        int missing = 0, resolved = 0;
        for (int graph = 0; graph < 10_000; graph++)
        {
            var run = new GeneratedRun(random);
            foreach (string type in Types)
            {
                IReadOnlyList<MissingName> found = await run.FindAsync(type);
                Assert.Equal(run.Expected(type), found.Select(name => $"{name.Need.Column}|{name.Need.Name}|{name.Need.Count}").Order(StringComparer.Ordinal));
                missing += found.Count;
            }
            resolved += run.Resolved;
        }
        Assert.True(missing > 10_000 && resolved > 10_000, $"{missing} missing, {resolved} resolved");
    }

    [Fact]
    public async Task Names_near_to_a_missing_one_come_from_the_account_and_from_the_run()
    {
        var account = new FakeNames { ["organizations"] = ["Widget Data Center", "Gadget Works"] };
        var needs = new ReferenceNeeds(RecordTypes.Get("people"), null);
        needs.Add(GeneratedRun.Change("people", ChangeAction.Create, ("Organization", "Widget Data Centre")));
        needs.Add(GeneratedRun.Change("people", ChangeAction.Create, ("Organization", "Gadget Works 2")));
        var finder = new MissingReferences(account, new ComingNames(), _ => ["Gadget Works 3"], []);

        IReadOnlyList<MissingName> found = await finder.FindAsync(needs, default);

        Assert.Equal(["Gadget Works", "Widget Data Center"], found.Select(name => name.Failure.Suggestion));
        Assert.Contains("Nearest: 'Gadget Works', 'Gadget Works 3'.", found[0].Failure.Message, StringComparison.Ordinal);
    }

    /// <summary>The names of an account; types that it lacks are unknown.</summary>
    private sealed class FakeNames : Dictionary<string, HashSet<string>>, IAccountNames
    {
        public Task<bool> LearnAsync(RecordType type, CancellationToken stop) => Task.FromResult(ContainsKey(type.Name));

        public bool Have(string type, string name) => TryGetValue(type, out HashSet<string>? names) && names.Contains(name);

        public IEnumerable<string> All(RecordType type, CancellationToken stop) => this[type.Name];
    }

    /// <summary>An account with some names, a run with others, and references to these and to missing names.</summary>
    private sealed class GeneratedRun
    {
        private readonly Random _random;
        private readonly FakeNames _account = [];
        private readonly ComingNames _names = new();
        private readonly Dictionary<string, ReferenceNeeds> _needs = [];
        private readonly Dictionary<string, Dictionary<string, int>> _expected = Types.ToDictionary(type => type, _ => new Dictionary<string, int>());
        private readonly HashSet<string> _inAccount = [], _inRun = [];
        private readonly HashSet<string> _unknown = [];

        internal GeneratedRun(Random random)
        {
            _random = random;
            foreach (string type in Types)
            {
                _names.AddType(type, 0);
                if (random.Next(10) == 0) _unknown.Add(type);
                _account[type] = [.. Enumerable.Range(0, random.Next(4)).Select(number => NameOf(type, number))];
                _inAccount.UnionWith(_account[type].Select(name => type + "|" + name));
            }
            // Names from the run: new records, new names, records that reappear. An update adds no name.
            foreach (string type in Types)
                for (int number = 4; number < 7; number++)
                {
                    ChangeAction action = random.Next(5) switch { 0 => ChangeAction.Create, 1 => ChangeAction.Restore, 2 => ChangeAction.Update, 3 => ChangeAction.Retire, _ => ChangeAction.Adopt };
                    Bring(type, action, NameOf(type, number));
                }
            foreach (string type in Types) Refer(type);
        }

        internal int Resolved { get; private set; }

        internal Task<IReadOnlyList<MissingName>> FindAsync(string type) =>
            new MissingReferences(_account, _names, _ => [], _unknown).FindAsync(_needs[type], default);

        internal IEnumerable<string> Expected(string type) => _expected[type].Select(name => $"{name.Key}|{name.Value}").Order(StringComparer.Ordinal);

        internal static PlannedChange Change(string type, ChangeAction action, params (string Column, string Cell)[] cells) => new(
            new Change
            {
                PlanId = "p", Type = type, Action = action, Key = "k", RecordId = null, Name = null, Reason = null,
                Cells = [.. cells.Select(cell => new CellChange(cell.Column, null, cell.Cell))],
            },
            [cells.ToDictionary(cell => cell.Column, cell => cell.Cell)]);

        private static string NameOf(string type, int number) => type == "people" ? $"p{number}@example.com" : $"{type} {number}";

        private static string NameColumn(string type) => type == "people" ? "Primary Email" : "Name";

        private void Bring(string type, ChangeAction action, string name)
        {
            RecordType of = RecordTypes.Get(type);
            PlannedChange change = Change(type, action, (NameColumn(type), name));
            _names.Add(of, ComingNames.ColumnsOf(of), change, ApplyOrder.PhaseOf(change.Change, ComingNames.ColumnsOf(of)));
            if (action != ChangeAction.Retire) _inRun.Add(type + "|" + name);
        }

        private void Refer(string type)
        {
            var needs = _needs[type] = new ReferenceNeeds(RecordTypes.Get(type), "wdc");
            Column[] columns = [.. RecordTypes.Get(type).Columns.Where(column => column.Reference is { } other && Types.Contains(other))];
            for (int record = 0; columns.Length > 0 && record < 6; record++)
            {
                bool isRetired = _random.Next(8) == 0;
                var cells = new List<(string, string)>();
                foreach (Column column in columns.Where(_ => _random.Next(2) == 0))
                {
                    string[] names = [.. Enumerable.Range(0, column.IsList ? _random.Next(1, 3) : 1).Select(_ => NameOf(column.Reference!, _random.Next(9))).Distinct()];
                    bool isForeign = _random.Next(10) == 0;
                    cells.Add((column.Name, string.Join("\n", names.Select(name => Spelled(column.Reference!, name, isForeign)))));
                    if (isRetired || isForeign) continue;
                    foreach (string name in names) Expect(type, column, name);
                }
                needs.Add(Change(type, isRetired ? ChangeAction.Retire : ChangeAction.Update, [.. cells]));
            }
        }

        private void Expect(string type, Column column, string name)
        {
            string key = column.Reference + "|" + name;
            if (_unknown.Contains(column.Reference!) && !_inRun.Contains(key)) return;
            if (_inAccount.Contains(key) || _inRun.Contains(key))
            {
                Resolved++;
                return;
            }
            string found = column.Name + "|" + name;
            _expected[type][found] = _expected[type].GetValueOrDefault(found) + 1;
        }

        /// <summary>
        /// Another spelling of the same name: e-mail addresses ignore case, and the suffix of the own account changes nothing.
        /// </summary>
        private string Spelled(string type, string name, bool isForeign)
        {
            if (isForeign) return name + " @other-account";
            return _random.Next(4) switch
            {
                0 when type == "people" => name.ToUpperInvariant(),
                1 => name + " @wdc",
                2 => name + " ",
                _ => name,
            };
        }
    }
}
