using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Imports;
using Planned = FourMe.Import.Core.Tests.Planning.Nights.NightModel.Planned;
using Source = FourMe.Import.Core.Tests.Planning.Nights.NightModel.Source;

namespace FourMe.Import.Core.Tests.Planning.Nights;

/// <summary>
/// Five hundred random sequences of ten nights: the source changes, others edit the account, the service refuses rows, runs are killed,
/// persons agree or not, and state is lost. After each night the account is as the model of the rules says.
/// </summary>
public sealed class RandomNightTests : IAsyncLifetime
{
    private const int Sequences = 500, Nights = 10;
    private const string Wdc = "wdc", Name = "nightly", Erp = "ERP", Type = "organizations";

    private readonly TestFolder _folder = TestFolder.OfMemory();
    private readonly Dictionary<string, string> _keys = [];
    private readonly HashSet<string> _refusedByService = [];
    private TestAccount _account = null!;

    public async ValueTask InitializeAsync() => _account = await TestAccount.StartAsync(options =>
    {
        options.StrictReferences = options.RewritesValues = options.RefusesDisabledReferences = options.ReferencesFollowRecords = true;
        options.QueuedPolls = options.ProcessingPolls = 0;
        options.RowRule = (_, row) => _refusedByService.Contains(KeyOf(row)) ? new RowVerdict("Not tonight") : null;
    });

    public async ValueTask DisposeAsync()
    {
        await _account.DisposeAsync();
        _folder.Dispose();
    }

    [Fact(Timeout = 20 * Watchdog.Milliseconds)]
    public async Task The_account_ends_as_the_rules_say()
    {
        var tally = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int sequence = Flavour.Number; sequence < Sequences; sequence += Flavour.Count)
            await new Sequence(this, new Random(20261129 + sequence), sequence, tally).RunAsync();
        // The sequences prove something only if all of this happens.
        Assert.All(["Create", "Update", "Retire", "Restore", "FirstRun", "MaximumRetire", "MinimumRecords", "KeysMoved", "NoRecords", "approved", "approved later",
            "refused by the service", "killed", "ledger lost", "baseline lost", "again"], word => Assert.True(tally.GetValueOrDefault(word) > 0, word));
    }

    private string KeyOf(IReadOnlyDictionary<string, string> row) => row.TryGetValue("Source ID", out string? key) && key.Length > 0 ? key
        : row.TryGetValue("ID", out string? id) ? _keys.GetValueOrDefault(id, "") : "";

    private sealed class Sequence(RandomNightTests tests, Random random, int number, Dictionary<string, int> tally)
    {
        private readonly TestAccount _account = tests._account;
        private readonly bool _kills = number % 4 == 1, _deletes = number % 4 == 3;
        private readonly int _retireAfter = random.Next(1, 3), _size = random.Next(8, 15), _maximumRetire = random.Next(1, 4);
        private readonly string _state = tests._folder[$"{number}"];
        private readonly List<(double Hour, int Count)> _retired = [];
        private NightModel _model = null!;
        private double _hour;
        private Planned? _waiting;
        private string? _waitingId;

        internal async Task RunAsync()
        {
            // A killed run may count retirements twice, so that the next one is held. Such sequences have no limit.
            _model = new NightModel(_kills ? null : _maximumRetire, _retireAfter, minimumRecords: !_kills);
            _account.Service.Reset();
            tests._keys.Clear();
            // Enough other records that a full export never looks incomplete.
            for (int i = 0; i < 12; i++) _account.Service.AddRecord(Wdc, Type, new Dictionary<string, string> { ["Name"] = $"Other {i}" });
            for (int i = 0; i < _size; i++)
                if (random.Next(3) == 0) AddByHand($"k{i}", $"N{i}", random.Next(6) == 0);
            for (int night = 0; night < Nights; night++) await NightAsync($"sequence {number}, night {night}");
            Directory.Delete(_state, recursive: true);
        }

        private async Task NightAsync(string at)
        {
            Pass(24);
            Meddle();
            LoseState();
            Source source = Tonight();
            ApproveLater();
            tests._refusedByService.Clear();
            foreach (string key in source.Right.Keys.Where(_ => random.Next(25) == 0)) tests._refusedByService.Add(key);
            Planned plan = _model.Plan(source);
            Count(plan.Changes.Select(change => change.Split(' ')[0]).Concat(plan.Held));

            int posts = _account.Posts.Count;
            Run run = await RunAsync(source, at);
            if (plan.Held.Count > 0)
            {
                AssertHeld(plan, run, posts, at);
                if (random.Next(5) < 3)
                {
                    Agree(plan, run.PlanId!);
                    Count(["approved"]);
                    plan = _model.Plan(source);
                    Assert.True(plan.Held.Count == 0, at);
                    run = await RunAsync(source, at);
                }
                else
                {
                    (_waiting, _waitingId) = (plan, run.PlanId);
                    Compare(at);
                    return;
                }
            }
            (_waiting, _waitingId) = (null, null);
            Assert.True(run.Outcome is RunOutcome.Applied or RunOutcome.NothingToDo, $"{at}: {run.Outcome} {string.Join("; ", run.Failures)}");
            int failed = plan.Changes.Count(change => tests._refusedByService.Contains(change.Split(' ')[1]));
            Assert.Equal((at, failed > 0 && !_kills ? 2 : run.ExitCode), (at, run.ExitCode));
            if (failed > 0) Count(["refused by the service"]);
            _retired.Add((_hour, _model.Apply(plan, tests._refusedByService)));
            Compare(at);
            if (!_kills)
                Assert.True(_retired.Where(retired => _hour - retired.Hour < 7 * 24).Sum(retired => retired.Count) <= _maximumRetire, at);
            if (failed == 0 && random.Next(3) == 0) await AgainAsync(source, at);
        }

        /// <summary>A second run without changes sends nothing.</summary>
        private async Task AgainAsync(Source source, string at)
        {
            Pass(2);
            source = source with { Hour = _hour };
            Planned plan = _model.Plan(source);
            if (plan.Held.Count > 0) return;
            Assert.Equal((at, 0), (at, plan.Changes.Count));
            int posts = _account.Posts.Count;
            Run run = await SyncAsync(source, null);
            Assert.Equal((at, RunOutcome.NothingToDo, posts), (at, run.Outcome, _account.Posts.Count));
            _model.Apply(plan, []);
            Count(["again"]);
        }

        /// <summary>One run. Where runs are killed, another one follows to complete it.</summary>
        private async Task<Run> RunAsync(Source source, string at)
        {
            int killAt = _kills && random.Next(2) == 0 ? random.Next(1, 25) : int.MaxValue, step = 0;
            try
            {
                return await SyncAsync(source, _ =>
                {
                    if (++step == killAt) throw new KilledException();
                });
            }
            catch (KilledException)
            {
                Count(["killed"]);
            }
            _account.Clock.Advance(TimeSpan.FromMinutes(10));
            Run run = await SyncAsync(source, null);
            if (run.Outcome == RunOutcome.Held)
            {
                // The killed run has used up the agreement.
                new PlanApproval(_state, _account.Clock).Approve(run.PlanId!, "Ann", null);
                run = await SyncAsync(source, null);
            }
            Assert.True(run.Outcome is RunOutcome.Applied or RunOutcome.NothingToDo, $"{at}, killed at step {killAt}: {run.Outcome} {string.Join("; ", run.Failures)}");
            return run;
        }

        private async Task<Run> SyncAsync(Source source, Action<string>? point)
        {
            if (tests._refusedByService.Count > 0)
                foreach (IReadOnlyDictionary<string, string> record in Ours()) tests._keys[record["ID"]] = record["Source ID"];
            using var sync = new RecordSync(_account.Client, Type, options: Options(), apply: new ApplyOptions { JobFolder = _state, Point = point });
            await sync.BeginAsync(_account.Host);
            foreach ((string key, string name) in source.Right) Assert.Null(sync.Add(Record(key, name)));
            foreach (string key in source.Refused) Assert.NotNull(sync.Add(Record(key, new string('x', 500))));
            if (source.KeyUnreadable) sync.Add(Record("", "whose?"));
            return await sync.CompleteAsync(_account.Host);
        }

        private PlanOptions Options() => new()
        {
            Name = Name, Source = Erp, Retire = new Dictionary<string, string> { ["Disabled"] = "1" }, RetireAfter = _retireAfter, StatePath = _state,
            MaximumAge = _deletes ? TimeSpan.Zero : TimeSpan.FromDays(7),
            Limits = _kills ? new PlanLimits { Retire = Limit.Of(1000), MinimumRecords = Limit.Of(0) } : new PlanLimits { Retire = Limit.Of(_maximumRetire) },
        };

        private static Dictionary<string, object?> Record(string key, string name) => new() { ["Source ID"] = key, ["Name"] = name };

        /// <summary>Edits the account as others do during the day.</summary>
        private void Meddle()
        {
            bool mayDelete = _deletes;
            Dictionary<string, string> ids = Ours().ToDictionary(record => record["Source ID"], record => record["ID"]);
            foreach ((string key, NightModel.Record record) in _model.Account.ToArray())
            {
                int dice = random.Next(40);
                string id = ids[key];
                if (dice == 0 && mayDelete)
                {
                    mayDelete = false;
                    _account.Service.DeleteRecord(Wdc, Type, id);
                    _model.Account.Remove(key);
                }
                else if (dice < 3)
                {
                    record.Disabled = !record.Disabled;
                    _account.Service.ChangeRecord(Wdc, Type, id, new Dictionary<string, string> { ["Disabled"] = record.Disabled ? "1" : "0" });
                }
                else if (dice == 3)
                {
                    record.Name += "x";
                    _account.Service.ChangeRecord(Wdc, Type, id, new Dictionary<string, string> { ["Name"] = record.Name });
                }
            }
        }

        private void LoseState()
        {
            switch (random.Next(40))
            {
                case 0 when !_kills && Delete("ledgers"):
                    _model.LoseLedger();
                    _retired.Clear();
                    Count(["ledger lost"]);
                    break;
                case 1 or 2 when Delete("baselines"):
                    Count(["baseline lost"]);
                    break;
                case 3 when Delete("agreements"):
                    _model.LoseAgreements();
                    break;
                case 4 when !_kills && Delete("plans"):
                    (_waiting, _waitingId) = (null, null);
                    break;
            }
        }

        /// <summary>Agrees in the morning to what was held at night, for the next run.</summary>
        private void ApproveLater()
        {
            if (_waiting is not { } plan || random.Next(2) == 0) return;
            // Reasons that count records are covered only if they get no worse, which depends on the night.
            if (plan.Held.Any(reason => reason is "MinimumRecords" or "KeysMoved")) return;
            Agree(plan, _waitingId!);
            Count(["approved later"]);
            (_waiting, _waitingId) = (null, null);
        }

        private void Agree(Planned plan, string id)
        {
            new PlanApproval(_state, _account.Clock).Approve(id, "Ann", null);
            _model.Agree(plan);
        }

        private Source Tonight()
        {
            var right = new Dictionary<string, string>();
            var refused = new HashSet<string>();
            bool keysMoved = random.Next(25) == 0, nothing = random.Next(25) == 0;
            for (int i = 0; i < _size && !nothing; i++)
            {
                int dice = random.Next(16);
                if (dice == 0) continue;
                string key = keysMoved ? $"m{i}" : $"k{i}";
                if (dice == 1) refused.Add(key);
                else right[key] = keysMoved ? $"M{i}" : random.Next(10) == 0 ? $"N{i}-{_hour}" : $"N{i}";
            }
            return new Source(_hour, right, refused, !nothing && random.Next(20) == 0);
        }

        private void AssertHeld(Planned plan, Run run, int posts, string at)
        {
            Assert.Equal((at, RunOutcome.Held, posts), (at, run.Outcome, _account.Posts.Count));
            Plan real = new PlanStore(_state, _account.Clock).Get(run.PlanId!).Plan;
            Assert.Equal($"{at}: {string.Join(", ", plan.Held)}",
                $"{at}: {string.Join(", ", real.Held.Select(held => held.Limit).Distinct().Order(StringComparer.Ordinal))}");
        }

        private void Compare(string at)
        {
            Assert.Equal($"{at}: {string.Join(", ", _model.Account.Select(record => Show(record.Key, record.Value.Name, record.Value.Disabled)))}",
                $"{at}: {string.Join(", ", Ours().Select(record => Show(record["Source ID"], record["Name"], record["Disabled"] == "1")).Order(StringComparer.Ordinal))}");
        }

        private static string Show(string key, string name, bool disabled) => $"{key} {name}{(disabled ? " disabled" : "")}";

        private IEnumerable<IReadOnlyDictionary<string, string>> Ours() => _account.Service.Records(Wdc, Type).Where(record => record["Source"] == Erp);

        private void AddByHand(string key, string name, bool disabled)
        {
            _account.Service.AddRecord(Wdc, Type, new Dictionary<string, string>
            {
                ["Source"] = Erp, ["Source ID"] = key, ["Name"] = name, ["Disabled"] = disabled ? "1" : "0",
            });
            _model.Account[key] = new NightModel.Record { Name = name, Disabled = disabled };
        }

        private bool Delete(string folder)
        {
            string path = Path.Combine(_state, folder);
            if (!Directory.Exists(path)) return false;
            Directory.Delete(path, recursive: true);
            return true;
        }

        private void Pass(double hours)
        {
            _hour += hours;
            _account.Clock.Advance(TimeSpan.FromHours(hours));
        }

        private void Count(IEnumerable<string> words)
        {
            foreach (string word in words) tally[word] = tally.GetValueOrDefault(word) + 1;
        }
    }

    private sealed class KilledException : Exception;
}
