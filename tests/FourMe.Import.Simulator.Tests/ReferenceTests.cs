using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator.Tests;

public sealed class ReferenceTests : SimulatorTest
{
    [Fact(Timeout = Watchdog)]
    public async Task AReferenceIsLookedUpInTheOwnAccount()
    {
        ImportJob job = await ImportAsync("people", "Primary Email,Name,Organization\na@widget.com,A,\"Widget Data Center, Operations\"\nb@widget.com,B,\"Widget Data Center, Internal IT\"\n");

        Assert.Equal(new ImportResults(1, 0, 0, 0, 1, 0), job.Results);
        Assert.Equal("Organization 'Widget Data Center, Internal IT' could not be found", Assert.Single(job.Issues).Message);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnAccountSuffixLooksInThatAccount()
    {
        ImportJob job = await ImportAsync("people", "Primary Email,Name,Organization,Manager\na@widget.com,A,\"Widget Data Center, Internal IT @widget\",ed.turner@widget.com @widget\n");

        Assert.Equal(1, job.Results.Created);
        Assert.Equal("ed.turner@widget.com @widget", Record("people", "Name", "A")["Manager"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task TheOwnAccountAsSuffixIsDropped()
    {
        await ImportAsync("people", "Primary Email,Name,Site\na@widget.com,A,Data Center 1 @wdc\n");

        Assert.Equal("Data Center 1", Record("people", "Name", "A")["Site"]);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("Gadget Works @gadget")]
    [InlineData("Widget International @nowhere")]
    public async Task AnAccountWithoutTrustOrExistenceFailsTheRow(string organization)
    {
        ImportJob job = await ImportAsync("people", $"Primary Email,Name,Organization\na@widget.com,A,{organization}\n");

        Assert.Equal(1, job.Results.Failures);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AListHoldsOneReferenceALine()
    {
        ImportJob job = await ImportAsync("teams", "Name,Members\nNew,\"ines.prado@widget.com\r\ned.turner@widget.com @widget\"\nBad,\"ines.prado@widget.com\nnobody@widget.com\"\n");

        Assert.Equal(new ImportResults(1, 0, 0, 0, 1, 0), job.Results);
        Assert.Equal("ines.prado@widget.com\ned.turner@widget.com @widget", Record("teams", "Name", "New")["Members"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task EachTypeIsReferredToInItsOwnWay()
    {
        string product = "Name,Category\nTablet,computer/laptop_pc\nOther,Laptop PC\n";
        Assert.Equal(new ImportResults(1, 0, 0, 0, 1, 0), (await ImportAsync("products", product)).Results);

        string item = "Product,Status,Label\nTablet,in_stock,TAB1\n";
        Assert.Equal(1, (await ImportAsync("cis", item)).Results.Created);

        string contract = "Name,Configuration items\nLease,TAB1\n";
        Assert.Equal(1, (await ImportAsync("contracts", contract)).Results.Created);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ATypeWhoseRecordsAreNotModelledIsNotLookedUp()
    {
        ImportJob job = await ImportAsync("standard_service_requests", "Service Offering,Response Target\nGold,8:00\n");

        Assert.Equal(1, job.Results.Created);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AManagerLaterInTheFileIsNotThereYet()
    {
        const string rows = "Primary Email,Name,Manager\nreport@widget.com,R,boss@widget.com\nboss@widget.com,B,\n";

        Assert.Equal(new ImportResults(1, 0, 0, 0, 1, 0), (await ImportAsync("people", rows)).Results);
        Assert.Equal(new ImportResults(1, 0, 0, 1, 0, 0), (await ImportAsync("people", rows)).Results);
    }
}
