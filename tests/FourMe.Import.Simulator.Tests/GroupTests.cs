using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator.Tests;

public sealed class GroupTests : SimulatorTest
{
    private const string Header = "Person,Contact Protocol,Contact Label,Contact URI,Integration\n";
    private const string Ed = "ines.prado@widget.com,telephone,work,";
    private const string Omar = "omar.reyes@widget.com,telephone,work,";

    [Fact(Timeout = Watchdog)]
    public async Task ContactDetailsOfIntegrationReplaceEarlierOnesAndLeaveManualOnes()
    {
        await ImportAsync("people_contact_details", $"{Header}{Ed}1,1\n{Ed}2,1\n{Ed}3,0\n");

        ImportJob job = await ImportAsync("people_contact_details", $"{Header}{Ed}2,1\n{Ed}4,1\n");

        Assert.Equal(new ImportResults(1, 0, 1, 1, 0, 0), job.Results);
        Assert.Equal(["2", "3", "4"], Numbers());
    }

    [Fact(Timeout = Watchdog)]
    public async Task ALaterGroupOfTheSameOwnerRemovesTheEarlierOne()
    {
        ImportJob job = await ImportAsync("people_contact_details", $"{Header}{Ed}1,1\n{Ed}2,1\n{Omar}9,1\n{Ed}3,1\n");

        Assert.Equal(new ImportResults(4, 0, 2, 0, 0, 0), job.Results);
        Assert.Equal(["3", "9"], Numbers());
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnUnknownOrMissingOwnerFailsTheRow()
    {
        ImportJob job = await ImportAsync("people_contact_details", $"{Header}nobody@widget.com,telephone,work,1,1\n,telephone,work,1,1\n");

        Assert.Equal(2, job.Results.Failures);
    }

    [Fact(Timeout = Watchdog)]
    public async Task RolesOverwriteThoseOfEarlierImports()
    {
        await ImportAsync("people_roles", "Person,Role Account,Specialist,Auditor\nines.prado@widget.com,wdc,1,1\n");
        ImportJob job = await ImportAsync("people_roles", "Person,Role Account,Specialist,Auditor\nines.prado@widget.com,wdc,1,0\n");

        Assert.Equal(new ImportResults(1, 0, 1, 0, 0, 0), job.Results);
        Assert.Equal("0", Assert.Single(Service.Records("wdc", "people_roles"))["Auditor"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task RelationsWithASourceReplaceThoseOfThatSource()
    {
        ImportJob job = await ImportAsync("ci_relations", "Source,CI Label,Related CI Source,Related CI Source ID,Relation Type\nDemo,SRV00101,Demo,ci-4,parent\n");

        Assert.Equal(new ImportResults(1, 0, 2, 0, 0, 0), job.Results);
        Assert.Equal("LAP00441", Assert.Single(Service.Records("wdc", "ci_relations"))["Related CI Label"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task RelationsWithoutASourceAreOnlyAdded()
    {
        ImportJob job = await ImportAsync("ci_relations", "CI Label,Related CI Label,Relation Type\nSRV00101,LAP00441,parent\n");

        Assert.Equal(new ImportResults(1, 0, 0, 0, 0, 0), job.Results);
        Assert.Equal(3, Service.Records("wdc", "ci_relations").Count);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ACalendarKeepsItsIdWhenItsHoursAreReplaced()
    {
        string id = Service.Records("wdc", "calendars").First(hours => hours["Name"] == "Support hours")["ID"];

        ImportJob job = await ImportAsync("calendars", "Source,Source ID,Name,Weekday,From,Until\nDemo,cal-support,Support hours,mon,07:00,19:00\nDemo,cal-support,Support hours,sat,10:00,12:00\n");

        Assert.Equal(new ImportResults(1, 0, 4, 1, 0, 0), job.Results);
        IReadOnlyDictionary<string, string>[] hours = [.. Service.Records("wdc", "calendars").Where(row => row["Name"] == "Support hours")];
        Assert.Equal(["mon", "sat"], hours.Select(row => row["Weekday"]));
        Assert.All(hours, row => Assert.Equal(id, row["ID"]));
    }

    [Fact(Timeout = Watchdog)]
    public async Task WhatIsExportedOfAGroupedTypeChangesNothingWhenImported()
    {
        foreach (string type in new[] { "ci_relations", "calendars" })
        {
            string exported = await ExportedTextAsync(("type", type));
            ImportJob job = await ImportAsync(type, exported);

            Assert.Equal(job.RowCount, job.Results.Unchanged);
        }
    }

    private IEnumerable<string> Numbers() => Service.Records("wdc", "people_contact_details").Select(detail => detail["Contact URI"]).Order();
}
