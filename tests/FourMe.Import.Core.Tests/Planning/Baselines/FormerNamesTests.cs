using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Baselines;

/// <summary>Former names of records, by which baselines of other types may still refer to them.</summary>
public class FormerNamesTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_partial_export_leaves_the_name_from_before()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string org = Refreshed.Add(account, "organizations", ("Name", "=Old, \"Ltd\""));
        Refreshed.Add(account, "organizations", ("Name", "Other"));
        await Refreshed.GetAsync(account, "organizations");

        await RenameAsync(account, org, "Newer");
        BaselineFile file = await RenameAsync(account, org, "Newest");

        Assert.Equal([(org, "=Old, \"Ltd\""), (org, "Newer")], file.FormerNames.Select(name => (name.Id, name.Name)));
        Assert.Equal(["Newest", "Other"], Refreshed.Cells(file, "Name"));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_full_export_leaves_the_name_from_before_too()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string ann = Refreshed.AddPerson(account, "Ann");
        Refreshed.AddPerson(account, "Bob");
        await Refreshed.GetAsync(account);
        Refreshed.Change(account, "people", ann, ("Primary Email", "anna@w.com"), ("Job Title", "Lead"));

        BaselineFile file = await Refreshed.GetAsync(account, options: new BaselineOptions { Full = true });

        Assert.Equal([(ann, "ann@w.com")], file.FormerNames.Select(name => (name.Id, name.Name)));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_change_of_anything_else_leaves_none()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string ann = Refreshed.AddPerson(account, "Ann");
        await Refreshed.GetAsync(account);
        account.Clock.Advance(TimeSpan.FromHours(1));
        Refreshed.Change(account, "people", ann, ("Name", "Anna"));

        Assert.Empty((await Refreshed.GetAsync(account)).FormerNames);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task After_sixty_days_a_name_is_forgotten()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string org = Refreshed.Add(account, "organizations", ("Name", "Old"));
        await Refreshed.GetAsync(account, "organizations");
        await RenameAsync(account, org, "Newer");
        for (int week = 0; week < 8; week++)
        {
            account.Clock.Advance(TimeSpan.FromDays(7));
            Assert.Equal(["Old"], (await Refreshed.GetAsync(account, "organizations")).FormerNames.Select(name => name.Name));
        }
        account.Clock.Advance(TimeSpan.FromDays(7.5));

        Assert.Empty((await Refreshed.GetAsync(account, "organizations")).FormerNames);
    }

    private static async Task<BaselineFile> RenameAsync(TestAccount account, string id, string name)
    {
        account.Clock.Advance(TimeSpan.FromHours(1));
        Refreshed.Change(account, "organizations", id, ("Name", name));
        return await Refreshed.GetAsync(account, "organizations");
    }
}
