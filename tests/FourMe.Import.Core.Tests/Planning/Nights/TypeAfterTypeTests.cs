using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Nights;

/// <summary>
/// One night of several types that refer to each other, in an account that refuses references to disabled records: an organization is
/// renamed,
/// a manager gets another address, another manager leaves and is replaced by a new person, a team gets other members, a CI loses its user.
/// </summary>
public class TypeAfterTypeTests
{
    private static readonly string[] Types = ["organizations", "people", "teams", "cis"];

    [Fact(Timeout = 4 * Watchdog.Milliseconds)]
    public async Task Everything_in_one_night_leaves_no_failed_row_and_the_same_again_no_job()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        trial.Account.Service.AddRecord(NightTrial.Wdc, "products", new Dictionary<string, string> { ["Name"] = "Laptop", ["Brand"] = "Widget", ["Category"] = "Laptop" });
        var before = new Dictionary<string, Dictionary<string, object?>[]>
        {
            ["organizations"] = [Row("o1", ("Name", "Widget")), Row("o2", ("Name", "Gadget"))],
            ["people"] =
            [
                Person("1", "boss"), Person("2", "leaver"), Person("3", "ann", ("Manager", "boss@example.com"), ("Organization", "Widget")),
                Person("4", "bob", ("Manager", "leaver@example.com"), ("Organization", "Widget")),
            ],
            ["teams"] =
            [
                Row("t1", ("Name", "Desk"), ("Manager", "leaver@example.com"), ("Coordinator", "boss@example.com"), ("Members", "leaver@example.com\nann@example.com")),
                Row("t2", ("Name", "Field"), ("Manager", "boss@example.com"), ("Members", "bob@example.com")),
            ],
            ["cis"] = [Row("c1", ("Label", "LAP-1"), ("Product", "Laptop"), ("Status", "in_production"), ("Users", "leaver@example.com\nann@example.com"))],
        };
        foreach (string type in Types)
        {
            Run first = await trial.NightAsync(type, Options(trial, type), before[type]);
            Assert.Equal((type, RunOutcome.Applied, 0L), (type, first.Outcome, first.Failed));
        }
        var tonight = new Dictionary<string, Dictionary<string, object?>[]>
        {
            ["organizations"] = [Row("o1", ("Name", "Widget International")), Row("o2", ("Name", "Gadget"))],
            ["people"] =
            [
                Person("3", "ann", ("Manager", "chief@example.com"), ("Organization", "Widget International")),
                Person("4", "bob", ("Manager", "hire@example.com"), ("Organization", "Widget International")),
                Person("5", "hire", ("Manager", "chief@example.com"), ("Organization", "Widget International")), Person("1", "chief", ("Name", "boss")),
            ],
            ["teams"] =
            [
                Row("t1", ("Name", "Desk"), ("Manager", "hire@example.com"), ("Coordinator", "chief@example.com"), ("Members", "hire@example.com\nann@example.com")),
                Row("t2", ("Name", "Field"), ("Manager", "chief@example.com"), ("Members", "bob@example.com\nhire@example.com")),
            ],
            ["cis"] = [Row("c1", ("Label", "LAP-1"), ("Product", "Laptop"), ("Status", "in_production"), ("Users", "ann@example.com"))],
        };

        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
        int jobs = trial.Account.Service.Imports.Count;
        foreach (string type in Types)
        {
            Run run = await trial.SyncAsync(type, Options(trial, type), tonight[type]);
            Assert.True(run is { Outcome: RunOutcome.Applied, Failed: 0, ExitCode: 0 }, $"{type}: {run.Outcome} {string.Join("; ", run.Failures)}");
            if (type == "people") Assert.Equal(["ID", "Disabled"], trial.Account.Service.Imports[^1].ReadRows().Single().Keys);
            else Assert.Equal(0, run.Retired);
        }
        Assert.NotEqual(jobs, trial.Account.Service.Imports.Count);

        IReadOnlyDictionary<string, string> desk = trial.Record("teams", "Source ID", "t1");
        Assert.Equal(("hire@example.com", "chief@example.com"), (desk["Manager"], desk["Coordinator"]));
        Assert.DoesNotContain("leaver", desk["Members"], StringComparison.Ordinal);
        Assert.Equal("ann@example.com", trial.Record("cis", "Source ID", "c1")["Users"].Trim());
        Assert.Equal("1", trial.Record("people", "Source ID", "2")["Disabled"]);
        Assert.Equal("Widget International", trial.Record("people", "Source ID", "5")["Organization"]);

        trial.Account.Clock.Advance(TimeSpan.FromDays(1));
        int posts = trial.Account.Posts.Count;
        foreach (string type in Types) Assert.Equal((type, RunOutcome.NothingToDo), (type, (await trial.SyncAsync(type, Options(trial, type), tonight[type])).Outcome));
        Assert.Equal(posts, trial.Account.Posts.Count);
    }

    private static PlanOptions Options(NightTrial trial, string type) => new()
    {
        Name = $"{type} nightly", Source = "HR", StatePath = trial.Account.StateFolder,
        // Half of two is one, so that few records exceed every percentage.
        Limits = new PlanLimits { Update = Limit.Of(10), Clear = Limit.Of(10), Create = Limit.Of(10), Retire = Limit.Of(10) },
        Retire = new Dictionary<string, string> { [type == "cis" ? "Status" : "Disabled"] = type == "cis" ? "removed" : "1" },
    };

    private static Dictionary<string, object?> Person(string id, string name, params (string Column, object? Value)[] more) =>
        Row(id, [("Primary Email", name + "@example.com"), ("Name", name), .. more]);

    private static Dictionary<string, object?> Row(string id, params (string Column, object? Value)[] cells)
    {
        var row = new Dictionary<string, object?> { ["Source ID"] = id };
        foreach ((string column, object? value) in cells) row[column] = value is string text && text.Contains('\n', StringComparison.Ordinal) ? text.Split('\n') : value;
        return row;
    }
}
