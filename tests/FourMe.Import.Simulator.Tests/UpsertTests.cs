using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator.Tests;

public sealed class UpsertTests : SimulatorTest
{
    private const string Ines = "ines.prado@widget.com";

    [Fact(Timeout = Watchdog)]
    public async Task ARowWithAnIdUpdatesTheRecordOfThatId()
    {
        string id = Record("sites", "Name", "Data Center 1")["ID"];

        ImportJob job = await ImportAsync("sites", $"ID,Name\n{id},Data Center One\n");

        Assert.Equal(new ImportResults(0, 1, 0, 0, 0, 0), job.Results);
        Assert.Equal(id, Record("sites", "Name", "Data Center One")["ID"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnUnknownIdFailsTheRow()
    {
        ImportJob job = await ImportAsync("sites", "ID,Name\n999999,Nowhere\n");

        Assert.Equal(new ImportResults(0, 0, 0, 0, 1, 0), job.Results);
        Assert.DoesNotContain(Service.Records("wdc", "sites"), site => site["Name"] == "Nowhere");
    }

    [Fact(Timeout = Watchdog)]
    public async Task SourceAndSourceIdFindTheRecordOrMakeOneThatCarriesThem()
    {
        ImportJob first = await ImportAsync("sites", "Source,Source ID,Name\nERP,1,Depot\n");
        ImportJob second = await ImportAsync("sites", "Source,Source ID,Name\nERP,1,Depot South\nERP,2,Depot North\n");

        Assert.Equal(new ImportResults(1, 0, 0, 0, 0, 0), first.Results);
        Assert.Equal(new ImportResults(1, 1, 0, 0, 0, 0), second.Results);
        Assert.Equal("Depot South", Record("sites", "Source ID", "1")["Name"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task APersonIsFoundByPrimaryEmailWhateverItsCase()
    {
        ImportJob job = await ImportAsync("people", "Primary Email,Job Title\nInes.Prado@Widget.com,Shift Leader\n");

        Assert.Equal(1, job.Results.Updated);
        Assert.Equal("Shift Leader", Record("people", "Name", "Inês Prado")["Job Title"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task EmptySourceColumnsAreClearedOnAPersonFoundByEmail()
    {
        Assert.Equal("emp-2002", Record("people", "Primary Email", Ines)["Source ID"]);

        await ImportAsync("people", $"Primary Email,Source,Source ID\n{Ines},,\n");

        Assert.Equal(string.Empty, Record("people", "Primary Email", Ines)["Source ID"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task SourceColumnsThatAreMissingStay()
    {
        await ImportAsync("people", $"Primary Email,Location\n{Ines},Desk 4\n");

        Assert.Equal("emp-2002", Record("people", "Primary Email", Ines)["Source ID"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AReferenceFindsAProductCategory()
    {
        ImportJob job = await ImportAsync("product_categories", "Reference,Name\ncomputer/laptop_pc,Notebook\ncomputer/tablet,Tablet\n");

        Assert.Equal(new ImportResults(1, 1, 0, 0, 0, 0), job.Results);
        Assert.Equal("Notebook", Record("product_categories", "Reference", "computer/laptop_pc")["Name"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AMissingColumnStaysAndAnEmptyCellClears()
    {
        await ImportAsync("people", $"Primary Email,Job Title\n{Ines},\n");

        IReadOnlyDictionary<string, string> person = Record("people", "Primary Email", Ines);
        Assert.Equal(string.Empty, person["Job Title"]);
        Assert.Equal("Data Center 1", person["Site"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ARecordThatIsAlreadySoIsUnchanged()
    {
        ImportJob job = await ImportAsync("people", $"Primary Email,Name,Site,Disabled\n{Ines},Inês Prado,Data Center 1,no\n");

        Assert.Equal(new ImportResults(0, 0, 0, 1, 0, 0), job.Results);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("yes", "1")]
    [InlineData("On", "1")]
    [InlineData("t", "1")]
    [InlineData("wahr", "0")]
    [InlineData("2", "0")]
    public async Task ABooleanThatIsNotTrueIsSilentlyFalse(string text, string stored)
    {
        await ImportAsync("people", $"Primary Email,VIP\n{Ines},{text}\n");

        Assert.Equal(stored, Record("people", "Primary Email", Ines)["VIP"]);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("Primary Email,Name\nnew@widget.com,\n", "Name can't be blank")]
    [InlineData("Primary Email\nnew@widget.com\n", "Name can't be blank")]
    [InlineData("Primary Email,Name,Time Zone\nnew@widget.com,New,Middle Earth\n", "Time Zone 'Middle Earth' is not included in the list")]
    [InlineData("Primary Email,Name,Support ID\nnew@widget.com,New,123456789012345678901234567890123456789012345678901\n", "Support ID is too long (maximum is 50 characters)")]
    [InlineData("Source,Source ID,Primary Email,Name\nAD,1,ines.prado@widget.com,New\n", "Primary Email 'ines.prado@widget.com' has already been taken")]
    public async Task ARowThatCannotBeStoredFailsAndIsLogged(string csv, string message)
    {
        ImportJob job = await ImportAsync("people", csv);

        Assert.Equal(new ImportResults(0, 0, 0, 0, 1, 0), job.Results);
        Assert.Equal(message, Assert.Single(job.Issues).Message);
        Assert.Contains($"line 2: {message}", job.LogText, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AFailedRowDoesNotStopTheNext()
    {
        ImportJob job = await ImportAsync("people", "Primary Email,Name\na@widget.com,\nb@widget.com,Bo\n");

        Assert.Equal(new ImportResults(1, 0, 0, 0, 1, 0), job.Results);
    }

    [Fact(Timeout = Watchdog)]
    public async Task HeadersAreMatchedExactlyAndUnknownOnesIgnored()
    {
        ImportJob job = await ImportAsync("people", $"Primary Email,job title,Shoe Size\n{Ines},Pilot,41\n");

        Assert.Equal(1, job.Results.Unchanged);
    }

    [Fact(Timeout = Watchdog)]
    public async Task NotesCanOnlyBeAdded()
    {
        const string row = "Record Type,Text\nRequest,Hello\n";
        await ImportAsync("notes", row);
        await ImportAsync("notes", row);
        ImportJob withId = await ImportAsync("notes", "ID,Record Type,Text\n5,Request,Hello\n");

        Assert.Equal(2, Service.Records("wdc", "notes").Count(note => note["Text"] == "Hello"));
        Assert.Equal(1, withId.Results.Failures);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ATypeWithoutKnownColumnsStoresWhateverComes()
    {
        await ImportAsync("surveys", "Source,Source ID,Name,Colour\nX,1,Mood,red\n");
        ImportJob again = await ImportAsync("surveys", "Source,Source ID,Colour\nX,1,blue\n");

        Assert.Equal(1, again.Results.Updated);
        Assert.Equal("blue", Assert.Single(Service.Records("wdc", "surveys"))["Colour"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnEmptyTranslationDeletesTheRecord()
    {
        await ImportAsync("translations", "Locale,Type,Key,Field,Phrase,Translation\nnl,product_category,7,name,Hello,Hallo\n");
        ImportJob job = await ImportAsync("translations", "Locale,Type,Key,Field,Phrase,Translation\nnl,product_category,7,name,Hello,\n");

        Assert.Equal(new ImportResults(0, 0, 1, 0, 0, 0), job.Results);
        Assert.Empty(Service.Records("wdc", "translations"));
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnEqualRowOfATypeWithoutAKeyIsNotAddedAgain()
    {
        const string rows = "Service Level Agreement,Effort Class,Rate ID\n,,R1\n,,R2\n";
        await ImportAsync("slas_charges", rows);
        ImportJob again = await ImportAsync("slas_charges", rows);

        Assert.Equal(new ImportResults(0, 0, 0, 2, 0, 0), again.Results);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AConfigurationItemWithoutALabelIsGivenOneAndKeepsIt()
    {
        const string row = "Source,Source ID,Product,Status,Label\nScan,1,Vista 27,in_stock,\n";
        await ImportAsync("cis", row);
        string label = Record("cis", "Source ID", "1")["Label"];
        ImportJob again = await ImportAsync("cis", row);

        Assert.NotEmpty(label);
        Assert.Equal(1, again.Results.Unchanged);
        Assert.Equal(label, Record("cis", "Source ID", "1")["Label"]);
    }
}
