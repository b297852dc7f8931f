using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Exports;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Planning.Baselines;

/// <summary>When a baseline is exported in full, and how a partial export updates it.</summary>
public class BaselineRefreshTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7), Moment = TimeSpan.FromSeconds(1);

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_first_export_is_full_and_the_next_asks_for_what_has_changed_since()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string ann = Refreshed.AddPerson(account, "Ann"), bob = Refreshed.AddPerson(account, "Bob");
        BaselineFile first = await Refreshed.GetAsync(account);
        account.Clock.Advance(TimeSpan.FromHours(24));
        Refreshed.Change(account, "people", bob, ("Name", "=Robert"), ("Information", "two\nlines"));
        Refreshed.AddPerson(account, "Cas");

        BaselineFile second = await Refreshed.GetAsync(account);

        Assert.Equal([true, false], Refreshed.FullOnes(account));
        Assert.Equal(first.About.StandsFor - TimeSpan.FromMinutes(5), account.Service.Exports[1].From);
        Assert.Equal(["Ann|", "Bob|"], Refreshed.Cells(first, "Name", "Information"));
        Assert.Equal(["=Robert|two\nlines", "Ann|", "Cas|"], Refreshed.Cells(second, "Name", "Information"));
        Assert.Equal((3, first.About.LastFull), (second.About.Records, second.About.LastFull));
        Assert.Equal(first.Headers, second.Headers);
        Assert.Contains(ann, Refreshed.Cells(second, "ID"));
        second.Verify(default);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_baseline_whose_metadata_is_damaged_is_exported_again_with_a_warning()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Refreshed.AddPerson(account, "Ann");
        await Refreshed.GetAsync(account);
        Assert.Empty(account.Host.Warnings);
        string about = Assert.Single(Directory.GetFiles(Path.Combine(account.StateFolder, "baselines"), "*.json"));
        File.WriteAllText(about, "{ \"Host\":");

        BaselineFile again = await Refreshed.GetAsync(account);

        Assert.Equal(1, again.About.Records);
        Assert.Equal([true, true], Refreshed.FullOnes(account));
        Assert.Contains(about, Assert.Single(account.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Its_time_is_the_server_s_and_not_that_of_this_machine()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Refreshed.AddPerson(account, "Ann");
        DateTimeOffset asked = account.Clock.GetUtcNow();
        using var client = account.NewClient();

        BaselineFile file = await Refreshed.GetAsync(account);

        Assert.InRange(file.About.StandsFor, asked, account.Clock.GetUtcNow());
        Assert.Equal(file.About.StandsFor, file.About.LastFull);
        Assert.Equal((client.Options.Addresses.Api.Authority, "wdc", new FileInfo(file.Path).Length), (file.About.Host, file.About.Account, file.About.Bytes));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task When_nothing_has_changed_the_records_stay_and_stand_for_now()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Refreshed.AddPerson(account, "Ann");
        Refreshed.Settle(account);
        BaselineFile first = await Refreshed.GetAsync(account);
        account.Clock.Advance(TimeSpan.FromHours(24));

        BaselineFile second = await Refreshed.GetAsync(account);

        Assert.Equal(first.Path, second.Path);
        Assert.True(second.About.StandsFor >= first.About.StandsFor + TimeSpan.FromHours(24));
        Assert.Equal(first.About.LastFull, second.About.LastFull);
        Assert.Single(account.Service.Exports);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_deleted_or_archived_record_comes_to_light_with_the_next_full_export()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        for (int i = 0; i < 20; i++) Refreshed.AddPerson(account, $"P{i:D2}");
        string gone = Refreshed.AddPerson(account, "Gone"), archived = Refreshed.AddPerson(account, "Archived");
        Refreshed.Settle(account);
        DateTimeOffset full = (await Refreshed.GetAsync(account)).About.LastFull;
        account.Service.DeleteRecord("wdc", "people", gone);
        account.Service.ArchiveRecord("wdc", "people", archived);

        account.Clock.Advance(full + Week - account.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        Assert.Equal(22, (await Refreshed.GetAsync(account)).About.Records);
        account.Clock.Advance(full + Week - account.Clock.GetUtcNow() + Moment);
        BaselineFile next = await Refreshed.GetAsync(account);

        Assert.Equal(20, next.About.Records);
        Assert.Equal([true, true], Refreshed.FullOnes(account));
        Assert.DoesNotContain("Gone", Refreshed.Cells(next, "Name"));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_restored_record_is_back_with_a_partial_export()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Refreshed.AddPerson(account, "Ann");
        string away = Refreshed.AddPerson(account, "Away");
        account.Service.ArchiveRecord("wdc", "people", away);
        Assert.Equal(["Ann"], Refreshed.Cells(await Refreshed.GetAsync(account), "Name"));
        account.Clock.Advance(TimeSpan.FromHours(1));
        account.Service.RestoreRecord("wdc", "people", away);

        Assert.Equal(["Ann", "Away"], Refreshed.Cells(await Refreshed.GetAsync(account), "Name"));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("knowledge_articles"), InlineData("people_contact_details"), InlineData("people_roles"), InlineData("calendars")]
    public async Task Types_whose_rows_have_no_ID_of_their_own_are_exported_in_full_each_time(string type)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Refreshed.Add(account, type, (RecordTypes.Get(type).Columns[0].Name, "7"));
        await Refreshed.GetAsync(account, type);
        account.Clock.Advance(TimeSpan.FromHours(1));

        BaselineFile second = await Refreshed.GetAsync(account, type);

        Assert.Equal([true, true], Refreshed.FullOnes(account, type));
        Assert.Equal(second.About.StandsFor, second.About.LastFull);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_header_decides_whether_records_have_an_ID()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.MissingExportColumns = ["ID"]);
        Refreshed.AddPerson(account, "Ann");
        await Refreshed.GetAsync(account);
        account.Clock.Advance(TimeSpan.FromHours(1));
        await Refreshed.GetAsync(account);

        Assert.Equal([true, true], Refreshed.FullOnes(account));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Refused_by_the_daily_limit_the_old_one_serves_with_what_has_changed_and_a_warning()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.FullExportThreshold = 0);
        Refreshed.AddPerson(account, "Ann");
        string gone = Refreshed.AddPerson(account, "Gone");
        DateTimeOffset full = (await Refreshed.GetAsync(account)).About.LastFull;
        account.Clock.Advance(TimeSpan.FromDays(10));
        account.Service.DeleteRecord("wdc", "people", gone);
        Refreshed.AddPerson(account, "Bob");
        await Refreshed.TakeTheFullExportOfTheDayAsync(account);

        BaselineFile kept = await Refreshed.GetAsync(account);

        Assert.Equal(["Ann", "Bob", "Gone"], Refreshed.Cells(kept, "Name"));
        Assert.Equal(full, kept.About.LastFull);
        Assert.True(kept.About.StandsFor > full + TimeSpan.FromDays(9));
        Assert.Contains("only one a day", Assert.Single(account.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task It_serves_up_to_twice_its_age_and_then_nothing_is_planned()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.FullExportThreshold = 0);
        Refreshed.AddPerson(account, "Ann");
        DateTimeOffset full = (await Refreshed.GetAsync(account)).About.LastFull;
        account.Clock.Advance(full + Week + Week - account.Clock.GetUtcNow() - TimeSpan.FromHours(1));
        await Refreshed.TakeTheFullExportOfTheDayAsync(account);

        Assert.Equal(full, (await Refreshed.GetAsync(account)).About.LastFull);
        account.Clock.Advance(full + Week + Week - account.Clock.GetUtcNow() + Moment);
        Failure failure = await Failing.WithAsync("BaselineTooOld", () => Refreshed.GetAsync(account));

        Assert.Contains("7 days", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(Refreshed.StoreOf(account).Find(JobOwner.Of(account.Client), "people"));
        account.Clock.Advance(TimeSpan.FromHours(23));
        Assert.True((await Refreshed.GetAsync(account)).About.LastFull > full);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_type_that_is_exported_in_full_each_time_is_kept_as_it_is_where_the_limit_says_no()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.FullExportThreshold = 0);
        Refreshed.Add(account, "people_roles", ("Person", "ann@w.com"), ("Specialist", "1"));
        BaselineFile first = await Refreshed.GetAsync(account, "people_roles");
        account.Clock.Advance(TimeSpan.FromHours(1));
        Refreshed.Add(account, "people_roles", ("Person", "bob@w.com"), ("Specialist", "1"));

        BaselineFile kept = await Refreshed.GetAsync(account, "people_roles");

        Assert.Equal((first.About.StandsFor, 1), (kept.About.StandsFor, kept.About.Records));
        Assert.Single(account.Host.Warnings);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_full_export_that_somebody_wants_and_the_service_refuses_is_a_failure()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.FullExportThreshold = 0);
        Refreshed.AddPerson(account, "Ann");
        await Refreshed.GetAsync(account);

        await Failing.WithAsync("ExportRateLimited", () => Refreshed.GetAsync(account, options: new BaselineOptions { Full = true }));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_full_export_with_less_than_nine_tenths_leaves_the_old_one_in_its_place()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        SimulatorOptions options = account.SimulatorOptions;
        for (int i = 0; i < 20; i++) Refreshed.AddPerson(account, $"P{i:D2}");
        DateTimeOffset full = (await Refreshed.GetAsync(account)).About.LastFull;
        var anew = new BaselineOptions { Full = true };

        options.ExportRowLimit = 17;
        BaselineFile kept = await Refreshed.GetAsync(account, options: anew);
        Assert.Equal((20, full), (kept.About.Records, kept.About.LastFull));
        Assert.Equal((17, 20), (kept.Shrunk!.Records, kept.Shrunk.Of));
        // The plan of the next night must have the reason as well.
        account.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(17, (await Refreshed.GetAsync(account)).Shrunk!.Records);

        options.ExportRowLimit = 18;
        BaselineFile replaced = await Refreshed.GetAsync(account, options: anew);
        Assert.Equal(18, replaced.About.Records);
        Assert.Null(replaced.Shrunk);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_small_export_is_taken_when_somebody_says_so()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        for (int i = 0; i < 20; i++) Refreshed.AddPerson(account, $"P{i:D2}");
        await Refreshed.GetAsync(account);
        account.SimulatorOptions.ExportRowLimit = 3;

        BaselineFile taken = await Refreshed.GetAsync(account, options: new BaselineOptions { Full = true, AcceptsShrunk = true });

        Assert.Equal(3, taken.About.Records);
        Assert.Null(taken.Shrunk);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_baseline_that_was_changed_on_disk_is_exported_anew_and_said()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Refreshed.AddPerson(account, "Ann");
        BaselineFile first = await Refreshed.GetAsync(account);
        File.WriteAllText(first.Path, File.ReadAllText(first.Path).Replace("Ann", "Eve", StringComparison.Ordinal));

        BaselineFile second = await Refreshed.GetAsync(account);

        Assert.Equal(["Ann"], Refreshed.Cells(second, "Name"));
        Assert.Equal([true, true], Refreshed.FullOnes(account));
        Assert.Contains("no longer the one", Assert.Single(account.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_new_column_of_the_account_takes_a_full_export()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string ann = Refreshed.AddPerson(account, "Ann");
        await Refreshed.GetAsync(account);
        account.Clock.Advance(TimeSpan.FromHours(1));
        account.SimulatorOptions.ExtraExportColumns = ["Shoe Size"];
        Refreshed.Change(account, "people", ann, ("Name", "Anna"));

        BaselineFile second = await Refreshed.GetAsync(account);

        Assert.True(second.IndexOf("Shoe Size") >= 0);
        Assert.Equal([true, false, true], Refreshed.FullOnes(account));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Where_that_is_refused_only_columns_are_left_that_every_record_has()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.FullExportThreshold = 0);
        string ann = Refreshed.AddPerson(account, "Ann");
        Refreshed.AddPerson(account, "Bob");
        await Refreshed.GetAsync(account);
        account.Clock.Advance(TimeSpan.FromHours(1));
        (account.SimulatorOptions.ExtraExportColumns, account.SimulatorOptions.MissingExportColumns) = (["Shoe Size"], ["Location"]);
        Refreshed.Change(account, "people", ann, ("Name", "Anna"), ("Job Title", "=Lead"));

        BaselineFile second = await Refreshed.GetAsync(account);

        Assert.Equal((-1, -1), (second.IndexOf("Shoe Size"), second.IndexOf("Location")));
        Assert.Equal(["Anna|=Lead|anna@", "Bob||bob@"], Refreshed.Cells(second, "Name", "Job Title", "Primary Email")
            .Select(text => text.Replace("ann@w.com", "anna@", StringComparison.Ordinal).Replace("w.com", "", StringComparison.Ordinal)));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Another_order_of_the_columns_changes_nothing()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string ann = Refreshed.AddPerson(account, "Ann");
        Refreshed.AddPerson(account, "Bob");
        BaselineFile first = await Refreshed.GetAsync(account);
        account.Clock.Advance(TimeSpan.FromHours(1));
        account.SimulatorOptions.ExportColumnOrder = ExportColumnOrder.Reversed;
        Refreshed.Change(account, "people", ann, ("Name", "Anna"), ("Information", "+1, \"quoted\""));

        BaselineFile second = await Refreshed.GetAsync(account);

        Assert.Equal(first.Headers, second.Headers);
        Assert.Equal(["ann@w.com|Anna|+1, \"quoted\"", "bob@w.com|Bob|"], Refreshed.Cells(second, "Primary Email", "Name", "Information"));
        Assert.Equal([true, false], Refreshed.FullOnes(account));
        second.Verify(default);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task After_two_months_without_a_refresh_everything_is_exported()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Refreshed.AddPerson(account, "Ann");
        Refreshed.Settle(account);
        var patient = new BaselineOptions { MaximumAge = TimeSpan.FromDays(365) };
        await Refreshed.GetAsync(account, options: patient);
        account.Clock.Advance(TimeSpan.FromDays(59));

        await Refreshed.GetAsync(account, options: patient);
        account.Clock.Advance(TimeSpan.FromDays(63));
        // The use in between kept the baseline from being deleted as unused.
        await Refreshed.GetAsync(account, options: patient);

        Assert.Equal([true, true], Refreshed.FullOnes(account));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_download_that_breaks_leaves_the_old_one_and_nothing_else()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string ann = Refreshed.AddPerson(account, "Ann");
        BaselineFile first = await Refreshed.GetAsync(account);
        account.Clock.Advance(TimeSpan.FromHours(1));
        Refreshed.Change(account, "people", ann, ("Name", "Anna"));
        account.Service.Faults.Always(Endpoint.ExportFile, Fault.Respond(200, "<html>Sign in</html>", "text/html"));

        await Failing.WithAsync("NotAnExport", () => Refreshed.GetAsync(account));

        Assert.Equal(["Ann"], Refreshed.Cells(Refreshed.StoreOf(account).Find(JobOwner.Of(account.Client), "people")!, "Name"));
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(first.Path)!).Length);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_type_without_an_export_has_no_baseline()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await Failing.WithAsync("NotExportable", () => Refreshed.GetAsync(account, "rfc_types"));

        Assert.Empty(account.Service.Requests);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Nobody_else_can_read_what_was_exported()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string org = Refreshed.Add(account, "organizations", ("Name", "Old"));
        await Refreshed.GetAsync(account, "organizations");
        account.Clock.Advance(TimeSpan.FromHours(1));
        Refreshed.Change(account, "organizations", org, ("Name", "New"));
        await Refreshed.GetAsync(account, "organizations");

        string[] files = Directory.GetFiles(Path.Combine(account.StateFolder, "baselines"));
        Assert.Equal([".csv", ".csv", ".json", ".names"], files.Select(Path.GetExtension).Order(StringComparer.Ordinal));
#if !CORE_NETSTANDARD
        if (OperatingSystem.IsWindows()) return;
        foreach (string file in files) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
#endif
    }
}
