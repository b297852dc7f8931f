using FourMe.Import.Core.Tests.Planning.Joining;
using static FourMe.Import.Core.Tests.Planning.Joining.PlanTrial;

namespace FourMe.Import.Core.Tests.Planning.Tracing;

/// <summary>Where a value comes from, what the account has, and what is decided about it.</summary>
public sealed class TraceTests
{
    private const string Header = "ID,Source,Source ID,Primary Email,Name,Job Title,Location,Disabled";
    private const string Ann = "11,HR,1,p1@w.com,P1,Clerk,Hamburg,0";

    [Fact]
    public async Task Each_column_tells_its_property_its_raw_value_its_rule_and_its_cell()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Ann);
        var map = new RecordOptions
        {
            Map =
            [
                new MapEntry("Source ID", "id"), new MapEntry("Primary Email", ["mail", "upn"]), new MapEntry("Name", ["first", "last"]) { Format = "{0} {1}" },
                new MapEntry("Job Title", record => "Lead") { ExpressionReads = ["title"] },
                new MapEntry("Location", "office") { Values = new Dictionary<string, object?> { ["B1"] = "Berlin" }, Otherwise = "Elsewhere" },
                new MapEntry("Employee ID", "number") { When = WriteWhen.Create }, new MapEntry("Manager", "boss"),
            ],
        };

        IReadOnlyList<TraceCell> cells = await trial.TraceAsync(
            [Record(("id", 1), ("mail", ""), ("upn", "p1@w.com"), ("first", "P"), ("last", "1"), ("title", "x"), ("office", "b1"), ("number", 5))],
            _ => Options(retires: false), map);

        Assert.Equal(
            [
                "Primary Email: upn 'p1@w.com' Property -> 'p1@w.com' ~ 'p1@w.com' Equal",
                "Source:  '' Static -> 'HR' ~ 'HR' Equal",
                "Source ID: id '1' Property -> '1' ~ '1' Equal",
                "Name: first, last 'P|1' Format '{0} {1}' -> 'P 1' ~ 'P1' Update",
                "Job Title: title 'x' Expression -> 'Lead' ~ 'Clerk' Update",
                "Location: office 'b1' Property, Values -> 'Berlin' ~ 'Hamburg' Update",
                "Manager: boss '' Property -> none ~ none LeftOut",
                "Employee ID: number '5' Property, When Create -> '5' ~ none LeftOut",
            ],
            cells.OrderBy(cell => Array.IndexOf(Order, cell.Column)).Select(Show));
        Assert.All(cells, cell => Assert.Equal(("people", 1L, "1", "P 1", "11", "Update"),
            (cell.Type, cell.Number, cell.Key, cell.Name, cell.RecordId, cell.RecordDecision)));
        Assert.Equal("The record does not have 'boss'. The field stays as it is.", cells.Single(cell => cell.Column == "Manager").Reason);
        Assert.Equal("The map writes it only for new records.", cells.Single(cell => cell.Column == "Employee ID").Reason);
    }

    [Fact]
    public async Task A_value_that_a_table_does_not_have_is_said_to_be_otherwise()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Ann);
        var map = new RecordOptions
        {
            Map =
            [
                new MapEntry("Source ID", "id"), new MapEntry("Primary Email", "mail"), new MapEntry("Name", "name"),
                new MapEntry("Location", "office") { Values = new Dictionary<string, object?> { ["B1"] = "Berlin" }, Otherwise = "Elsewhere" },
                new MapEntry("Job Title", "title") { Lookup = MapLookup.In(new Dictionary<string, object?> { ["x"] = "Lead" }) },
            ],
        };

        IReadOnlyList<TraceCell> cells = await trial.TraceAsync(
            [Record(("id", 1), ("mail", "p1@w.com"), ("name", "P1"), ("office", "B2"), ("title", "y"))], _ => Options(retires: false), map);

        Assert.Equal(["Job Title: title 'y' Property, Lookup -> none ~ 'Clerk' LeftOut", "Location: office 'B2' Property, Otherwise -> 'Elsewhere' ~ 'Hamburg' Update"],
            cells.Where(cell => cell.Column is "Location" or "Job Title").Select(Show).Order(StringComparer.Ordinal));
        Assert.Equal("The lookup has nothing for it. The field stays as it is.", cells.Single(cell => cell.Column == "Job Title").Reason);
    }

    [Fact]
    public async Task A_refused_record_names_the_column_that_is_wrong()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Ann);

        IReadOnlyList<TraceCell> cells = await trial.TraceAsync([Person("1", ("Job Title", new string('x', 500)))]);

        Assert.All(cells, cell => Assert.Equal(("Refused", "Refused"), (cell.RecordDecision, cell.Decision)));
        Assert.Contains("500", cells.Single(cell => cell.Column == "Job Title").Reason, StringComparison.Ordinal);
        Assert.Equal("Something else of the record is wrong, so nothing of it is sent.", cells.Single(cell => cell.Column == "Name").Reason);
    }

    [Fact]
    public async Task A_record_alone_says_nothing_of_those_that_did_not_come_in()
    {
        await using PlanTrial trial = await StartAsync("people", Header + ",Manager", Ann + ",", "12,HR,2,p2@w.com,P2,,,0,");
        trial.Ledger("1", "2");

        IReadOnlyList<TraceCell> cells = await trial.TraceAsync([Person("1", ("Manager", "p2@w.com"))]);

        // If record 2 were missing, a reference to it would be left out.
        Assert.Equal("Update", cells.Single(cell => cell.Column == "Manager").Decision);
    }

    [Fact]
    public async Task A_record_that_did_not_come_in_is_explained()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Ann,
            "12,HR,2,p2@w.com,P2,,,0", "13,HR,3,p3@w.com,P3,,,1", "14,IT,4,p4@w.com,P4,,,0", "15,HR,5,p5@w.com,P5,,,0");
        trial.Ledger(new LedgerRecord { Key = "1" }, new LedgerRecord { Key = "2", Missed = 1 }, trial.Retired("3"), new LedgerRecord { Key = "9" });

        IReadOnlyList<TraceCell> cells = await trial.TraceAsync([Person("1")], options => With(options, 3), keys: ["p2@w.com", "3", "4", "5", "9", "nobody"]);

        Assert.Equal(
            ["2: Missing ''", "3: Retired ''", "4: OtherSource ''", "5: Unclaimed ''", "9: Vanished ''", "nobody: Unknown ''"],
            cells.Select(cell => $"{cell.Key}: {cell.Decision} '{cell.Column}'").Order(StringComparer.Ordinal));
        Assert.Contains("in 2 of the 3 runs", cells.Single(cell => cell.Key == "2").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_is_due_shows_what_takes_it_out_of_use()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Ann, "12,HR,2,p2@w.com,P2,,,0");
        trial.Ledger("1", "2");

        IReadOnlyList<TraceCell> cells = await trial.TraceAsync([Person("1")], keys: ["2"]);

        TraceCell cell = Assert.Single(cells);
        Assert.Equal(("2", "Disabled", "1", "0", "Retire", "Retire", "It did not come in."),
            (cell.Key, cell.Column, cell.Cell, cell.AccountValue, cell.Decision, cell.RecordDecision, cell.RecordReason));
    }

    [Fact]
    public async Task Without_records_account_and_ledger_answer()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Ann, "12,HR,2,p2@w.com,P2,,,0", "13,HR,3,p3@w.com,P3,,,1", "15,HR,5,p5@w.com,P5,,,0");
        trial.Ledger(new LedgerRecord { Key = "1" }, new LedgerRecord { Key = "2", Missed = 1 }, trial.Retired("3"));

        IReadOnlyList<TraceCell> cells = await trial.TraceAsync([], options => With(options, 3), keys: ["1", "2", "3", "5"]);

        // Whether these are in the source is unknown, so none is reported as retired.
        Assert.Equal(["1: Known", "2: Missing", "3: Retired", "5: Unclaimed"], cells.Select(cell => $"{cell.Key}: {cell.Decision}"));
    }

    [Fact]
    public async Task A_trace_leaves_no_plan_and_no_ledger()
    {
        await using PlanTrial trial = await StartAsync("people", Header, Ann);

        await trial.TraceAsync([Person("1", ("Job Title", "Lead"))]);

        Assert.False(Directory.Exists(Path.Combine(trial.Account.StateFolder, "plans")));
        Assert.False(Directory.Exists(Path.Combine(trial.Account.StateFolder, "ledgers")));
    }

    [Fact]
    public async Task A_row_of_an_owner_is_traced_beside_the_row_that_is_most_like_it()
    {
        await using PlanTrial trial = await StartAsync("people_contact_details", "ID,Person,Contact Protocol,Contact Label,Contact URI,Integration",
            "1,p1@w.com,telephone,work,100,1", "2,p1@w.com,telephone,fax,200,1");

        IReadOnlyList<TraceCell> cells = await trial.TraceAsync([Detail("work", "101"), Detail("fax", "200")], _ => new PlanOptions());

        Assert.Equal(["1 100", "2 200"], cells.Where(cell => cell.Column == "Contact URI").Select(cell => $"{cell.Number} {cell.AccountValue}"));
        Assert.Equal(["1 Contact URI"], cells.Where(cell => cell.Decision == "Update").Select(cell => $"{cell.Number} {cell.Column}"));
        Assert.All(cells, cell => Assert.Equal("Update", cell.RecordDecision));

        static Dictionary<string, object?> Detail(string label, string number) => Record(("Person", "p1@w.com"), ("Contact Protocol", "telephone"),
            ("Contact Label", label), ("Contact URI", number), ("Integration", true));
    }

    private static readonly string[] Order =
        ["Primary Email", "Source", "Source ID", "Name", "Job Title", "Location", "Manager", "Employee ID"];

    private static PlanOptions With(PlanOptions options, int retireAfter) =>
        new() { Name = options.Name, Source = options.Source, Retire = options.Retire, RetireAfter = retireAfter };

    private static string Show(TraceCell cell)
    {
        string raw = cell.Raw is object?[] several ? string.Join('|', several) : $"{cell.Raw}";
        return $"{cell.Column}: {cell.Property} '{raw}' {cell.Rule} -> {Quoted(cell.Cell)} ~ {Quoted(cell.AccountValue)} {cell.Decision}";
    }

    private static string Quoted(string? text) => text is null ? "none" : $"'{text}'";
}
