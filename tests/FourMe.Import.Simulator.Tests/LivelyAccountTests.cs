using System.Net;
using System.Text;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator.Tests;

/// <summary>The options that make an account differ from what was sent; each can be turned on from another process.</summary>
public sealed class LivelyAccountTests : SimulatorTest
{
    private const string Person = "Primary Email,Name,Source,Source ID,Picture URI,Cost Per Hour,Time Zone,Job Title,Manager,Organization";

    [Fact(Timeout = Watchdog)]
    public async Task ValuesComeBackInTheServicesOwnForm()
    {
        await SetAsync("""{"rewritesValues":true}""");
        string row = "a@example.com,A,S,1,https://example.com/a.png,200,Europe/Amsterdam, Lead ,,";

        ImportJob first = await ImportAsync("people", $"{Person}\n{row}\n");
        ImportJob second = await ImportAsync("people", $"{Person}\n{row}\n");

        IReadOnlyDictionary<string, string> stored = Record("people", "Primary Email", "a@example.com");
        Assert.Equal(1, first.Results.Created);
        Assert.Equal(1, second.Results.Unchanged);
        Assert.Equal("200.0", stored["Cost Per Hour"]);
        Assert.Equal("(GMT+01:00) Amsterdam", stored["Time Zone"]);
        Assert.Equal("Lead", stored["Job Title"]);
        Assert.StartsWith("https://pictures.simulator.invalid/", stored["Picture URI"], StringComparison.Ordinal);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("8:00", "480")]
    [InlineData("0:30", "30")]
    [InlineData("90", "90")]
    public async Task DurationsComeBackInMinutes(string sent, string kept)
    {
        await SetAsync("""{"rewritesValues":true,"strictReferences":false}""");

        await ImportAsync("time_entries", $"Source,Source ID,Person,Date,Time Spent\nS,1,x,2026-05-04,{sent}\n");

        Assert.Equal(kept, Record("time_entries", "Source ID", "1")["Time Spent"]);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("people", "Primary Email", "ANN@example.com", "ann@example.com")]
    [InlineData("people", "Information", "one\r\ntwo ", "one\ntwo")]
    [InlineData("people", "Location", "Jose\u0301", "Jos\u00E9")]
    [InlineData("people", "Cost Per Hour", "+12", "12.0")]
    [InlineData("people", "Time Zone", "America/New_York", "(GMT-05:00) Eastern Time (US & Canada)")]
    [InlineData("people", "Time Zone", "Europe/Luxembourg", "(GMT+01:00) Amsterdam")]
    [InlineData("people", "Custom Fields", "[{\"id\":\"a\",\"value\":\"é\"},{\"id\":\"b\",\"value\":null}]", "[\n  {\n    \"value\": \"\\u00E9\",\n    \"id\": \"a\"\n  }\n]")]
    [InlineData("knowledge_articles", "Keywords", "a, b", "b,a")]
    [InlineData("projects", "Phases", "a\nb", "a\nb")]
    [InlineData("tasks", "Start At", "2026-03-31T24:00-05:00", "2026-04-01T05:00:00Z")]
    [InlineData("holidays", "Start At", "2026-03-31T08:00", "2026-03-31T08:00")]
    public async Task EachKindOfValueHasAFormOfItsOwnAndKeepsIt(string type, string column, string sent, string kept)
    {
        await SetAsync("""{"rewritesValues":true,"strictReferences":false}""");
        string file = $"Source,Source ID,Name,Primary Email,{column}\nS,1,A,a@example.com,\"{sent.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n";
        if (column == "Primary Email") file = $"Source,Source ID,Name,Primary Email\nS,1,A,{sent}\n";

        await ImportAsync(type, file);
        ImportJob second = await ImportAsync(type, file);

        Assert.Equal(kept, Record(type, "Source ID", "1")[column]);
        Assert.Equal(1, second.Results.Unchanged);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AReferenceIsShownByTheRecordsOwnNameWhateverNameItWasGivenBy()
    {
        await SetAsync("""{"referencesFollowRecords":true}""");
        await ImportAsync("people", "Primary Email,Name\nboss@example.com,Boss\n");

        await ImportAsync("people", "Primary Email,Name,Manager\na@example.com,A,BOSS@example.com\n");

        Assert.Equal("boss@example.com", Record("people", "Name", "A")["Manager"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnEntryKeepsWhatItSaysBesidesWhenItsRecordIsRenamed()
    {
        await SetAsync("""{"referencesFollowRecords":true}""");
        string service = Service.Records("wdc", "service_instances")[0]["Name"];
        string id = Service.Records("wdc", "service_instances")[0]["ID"];
        await ImportAsync("slas", $"Source,Source ID,Name,Service Instances\nS,1,A,{service} / down\n");

        Service.ChangeRecord("wdc", "service_instances", id, new Dictionary<string, string> { ["Name"] = "Renamed" });

        Assert.Equal("Renamed / down", Record("slas", "Source ID", "1")["Service Instances"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task WithoutTheOptionValuesStayAsTheyWereSent()
    {
        await ImportAsync("people", $"{Person}\na@example.com,A,S,1,https://example.com/a.png,200,Europe/Amsterdam,Lead,,\n");

        IReadOnlyDictionary<string, string> stored = Record("people", "Primary Email", "a@example.com");
        Assert.Equal(("200", "Europe/Amsterdam", "https://example.com/a.png"), (stored["Cost Per Hour"], stored["Time Zone"], stored["Picture URI"]));
    }

    [Fact(Timeout = Watchdog)]
    public async Task ExportsMayHaveMoreAndFewerColumnsThanImports()
    {
        await SetAsync("""{"extraExportColumns":["Badge"],"missingExportColumns":["City","Zip"]}""");

        string header = (await ExportedTextAsync(("type", "sites"))).Split('\n')[0];

        Assert.EndsWith(",Badge", header, StringComparison.Ordinal);
        Assert.DoesNotContain("City", header, StringComparison.Ordinal);
        Assert.Contains("Address", header, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnExportMayBringFewerRecordsThanThereAreAndEndWell()
    {
        await SetAsync("""{"exportRowLimit":1}""");
        Assert.True(Service.Records("wdc", "people").Count > 1);

        string text = await ExportedTextAsync(("type", "people"));

        Assert.Equal(2, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AReferenceToADisabledRecordFailsTheRowWhereThatIsWanted()
    {
        await ImportAsync("people", "Primary Email,Name,Disabled\nboss@example.com,Boss,1\n");
        string row = "Primary Email,Name,Manager\na@example.com,A,boss@example.com\n";
        Assert.Equal(1, (await ImportAsync("people", row)).Results.Created);

        await SetAsync("""{"refusesDisabledReferences":true}""");
        ImportJob job = await ImportAsync("people", row);

        Assert.Equal("Manager 'boss@example.com' is disabled", Assert.Single(job.Issues).Message);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ReferencesFollowARecordThatIsRenamedByAnImportOrByHand()
    {
        await SetAsync("""{"referencesFollowRecords":true}""");
        await ImportAsync("organizations", "Source,Source ID,Name\nS,1,Old\n");
        await ImportAsync("people", "Primary Email,Name,Organization\nboss@example.com,Boss,Old\n");
        await ImportAsync("people", "Primary Email,Name,Manager\na@example.com,A,boss@example.com\n");
        await ImportAsync("teams", "Source,Source ID,Name,Members\nS,1,T,\"a@example.com\nboss@example.com\"\n");
        string stamp = Record("people", "Name", "Boss")["Updated At"];
        Clock.Advance(TimeSpan.FromHours(1));

        await ImportAsync("organizations", "Source,Source ID,Name\nS,1,New\n");
        Assert.Equal(("New", stamp), (Record("people", "Name", "Boss")["Organization"], Record("people", "Name", "Boss")["Updated At"]));

        Service.ChangeRecord("wdc", "people", Record("people", "Name", "Boss")["ID"], new Dictionary<string, string> { ["Primary Email"] = "chief@example.com" });
        Assert.Equal("chief@example.com", Record("people", "Name", "A")["Manager"]);
        Assert.Equal("a@example.com\nchief@example.com", Record("teams", "Name", "T")["Members"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnAddressIsUniqueOverDisabledPeopleToo()
    {
        await ImportAsync("people", "Primary Email,Name,Disabled\ngone@example.com,Gone,1\n");

        ImportJob job = await ImportAsync("people", "Source,Source ID,Primary Email,Name\nAD,1,Gone@example.com,New\n");

        Assert.Equal("Primary Email 'Gone@example.com' has already been taken", Assert.Single(job.Issues).Message);
    }

    [Fact(Timeout = Watchdog)]
    public async Task APersonWithSourceAndSourceIdIsNotLookedUpByAddress()
    {
        await ImportAsync("people", "Primary Email,Name\nann@example.com,Ann\n");

        ImportJob both = await ImportAsync("people", "Source,Source ID,Primary Email,Name\nAD,1,ann@example.com,Ann\n");
        ImportJob one = await ImportAsync("people", "Source,Source ID,Primary Email,Name\nAD,,ann@example.com,Ann\n");

        Assert.Equal("Primary Email 'ann@example.com' has already been taken", Assert.Single(both.Issues).Message);
        Assert.Equal(1, one.Results.Updated);
    }

    [Fact(Timeout = Watchdog)]
    public async Task APersonWithAnIdIsLookedUpByNothingElse()
    {
        string id = Record("people", "Primary Email", "ines.prado@widget.com")["ID"];

        ImportJob known = await ImportAsync("people", $"ID,Source,Source ID,Primary Email\n{id},AD,77,prado@widget.com\n");
        ImportJob unknown = await ImportAsync("people", "ID,Source,Source ID,Primary Email,Name\n999999,AD,77,prado@widget.com,X\n");

        Assert.Equal(1, known.Results.Updated);
        Assert.Equal("prado@widget.com", Record("people", "ID", id)["Primary Email"]);
        Assert.Equal("ID 999999 could not be found", Assert.Single(unknown.Issues).Message);
    }

    private async Task SetAsync(string options)
    {
        using HttpResponseMessage answer = await Client.PostAsync(new Uri(Service.ApiUri, "/simulator/options"), new StringContent(options, Encoding.UTF8), Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
