using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Baselines;

/// <summary>Relations of configuration items. Their partial export does not contain items that lost their last relation.</summary>
public class RelationBaselineTests
{
    private static readonly BaselineOptions WhatIf = new() { IsWhatIf = true };

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task All_relations_of_an_item_are_replaced_when_one_of_them_changed()
    {
        await using TestAccount account = await StartAsync();
        string first = Relate(account, "srv1", "disk1");
        Relate(account, "srv1", "disk2");
        Relate(account, "srv2", "disk3");
        await Refreshed.GetAsync(account, "ci_relations");
        account.Clock.Advance(TimeSpan.FromHours(1));
        account.Service.DeleteRecord("wdc", "ci_relations", first);
        Relate(account, "srv1", "disk4");

        BaselineFile file = await Refreshed.GetAsync(account, "ci_relations");

        Assert.Equal(["srv1|disk2", "srv1|disk4", "srv2|disk3"], Refreshed.Cells(file, "CI Label", "Related CI Label"));
        Assert.Equal([true, false], Refreshed.FullOnes(account, "ci_relations"));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_items_tell_which_of_them_have_no_relation_any_more()
    {
        await using TestAccount account = await StartAsync();
        string last = Relate(account, "srv1", "disk1");
        Relate(account, "srv2", "disk2");
        Refreshed.Settle(account);
        await Refreshed.GetAsync(account, "ci_relations");
        account.Clock.Advance(TimeSpan.FromHours(1));
        account.Service.DeleteRecord("wdc", "ci_relations", last);

        BaselineFile file = await Refreshed.GetAsync(account, "ci_relations");

        Assert.Equal(["srv2|disk2"], Refreshed.Cells(file, "CI Label", "Related CI Label"));
        Assert.Equal([true], Refreshed.FullOnes(account, "ci_relations"));
        Assert.NotEmpty(Refreshed.FullOnes(account, "cis"));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Of_many_items_those_that_changed_are_asked_for()
    {
        await using TestAccount account = await StartAsync();
        string last = Relate(account, "srv1", "disk1");
        Relate(account, "srv2", "disk2");
        Refreshed.Settle(account);
        await Refreshed.GetAsync(account, "ci_relations");
        account.Clock.Advance(TimeSpan.FromHours(1));
        account.Service.DeleteRecord("wdc", "ci_relations", last);

        // The same items are used while no full export is possible.
        BaselineFile file = await Refreshed.GetAsync(account, "ci_relations", WhatIf);

        Assert.Equal(["srv2|disk2"], Refreshed.Cells(file, "CI Label", "Related CI Label"));
        Assert.Equal([false], Refreshed.FullOnes(account, "cis"));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_item_is_known_by_its_Source_ID_when_its_label_changed()
    {
        await using TestAccount account = await StartAsync();
        string first = Relate(account, "srv1", "disk1");
        Relate(account, "srv2", "disk2");
        Refreshed.Settle(account);
        await Refreshed.GetAsync(account, "ci_relations");
        account.Clock.Advance(TimeSpan.FromHours(1));
        Refreshed.Change(account, "ci_relations", first, ("CI Label", "server one"));

        BaselineFile file = await Refreshed.GetAsync(account, "ci_relations");

        Assert.Equal(["server one|disk1", "srv2|disk2"], Refreshed.Cells(file, "CI Label", "Related CI Label"));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_item_that_got_a_relation_just_now_keeps_it()
    {
        await using TestAccount account = await StartAsync();
        await Refreshed.GetAsync(account, "ci_relations");
        account.Clock.Advance(TimeSpan.FromHours(1));
        Relate(account, "srv1", "disk1");

        Assert.Equal(["srv1|disk1"], Refreshed.Cells(await Refreshed.GetAsync(account, "ci_relations"), "CI Label", "Related CI Label"));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Where_the_items_do_not_tell_everything_is_exported()
    {
        await using TestAccount account = await StartAsync();
        Relate(account, "srv1", "disk1");
        await Refreshed.GetAsync(account, "ci_relations");
        account.Clock.Advance(TimeSpan.FromHours(1));
        account.SimulatorOptions.MissingExportColumns = ["Has CI Relations"];

        await Refreshed.GetAsync(account, "ci_relations");

        Assert.Equal([true, true], Refreshed.FullOnes(account, "ci_relations"));
    }

    private static async Task<TestAccount> StartAsync()
    {
        TestAccount account = await TestAccount.StartAsync();
        foreach (string label in (string[])["srv1", "srv2", "disk1"])
            Refreshed.Add(account, "cis", ("Label", label), ("Name", label), ("Source", "scan"), ("Source ID", label));
        return account;
    }

    private static string Relate(TestAccount account, string item, string related) => Refreshed.Add(
        account, "ci_relations", ("CI Label", item), ("CI Source", "scan"), ("CI Source ID", item), ("Related CI Label", related), ("Relation Type", "parent"));
}
