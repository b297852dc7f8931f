using System.Management.Automation;
using FourMe.Import.PowerShell;

namespace FourMe.Import.Cmdlets.Tests;

/// <summary>
/// The engine internals that the module uses for speed. With an engine built differently the module silently falls back to the public API;
/// these tests make that visible.
/// </summary>
public class EngineAccessTests
{
    [Fact]
    public void TheMembersOfACustomObjectAreReadInPlace()
    {
        var record = new PSObject();
        record.Properties.Add(new PSNoteProperty("Name", "Ann"));

        Assert.Equal(["Name"], OwnMembers.MembersOf(record)!.Keys.Cast<string>().Where(name => !OwnMembers.IsReserved(name)));
        Assert.Contains("System.Management.Automation.PSCustomObject", OwnMembers.TypesOf(record)!);
    }

    [Fact]
    public void AnObjectOfDotNetHasNoMembersToReadInPlace() => Assert.Null(OwnMembers.MembersOf(PSObject.AsPSObject(new Version(1, 2))));

    [Fact]
    public void ObjectsOfOneKindShareTheirTypeNames()
    {
        var objects = new RecordObjects(["FourMe.Record.people", "FourMe.Record"], properties: 2);
        PSObject one = objects.New(), other = objects.New();

        Assert.Same(OwnMembers.TypesOf(one), OwnMembers.TypesOf(other));
        Assert.Equal(["FourMe.Record.people", "FourMe.Record"], one.TypeNames.Take(2));
    }

    [Fact]
    public void ATypeNameAddedToOneObjectIsNotGivenToTheOthers()
    {
        var objects = new RecordObjects(["FourMe.Record"], properties: 1);
        PSObject one = objects.New(), other = objects.New();

        one.TypeNames.Insert(0, "Mine");

        Assert.Equal("Mine", one.TypeNames[0]);
        Assert.Equal("FourMe.Record", other.TypeNames[0]);
        Assert.Equal("FourMe.Record", objects.New().TypeNames[0]);
    }
}
