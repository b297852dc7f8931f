using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>Succeeded means that every input record is in the account.</summary>
public class SucceededTests
{
    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("1", "1", true)]
    [InlineData("1", "ja", false)]
    [InlineData("ja", "ja", false)]
    public async Task A_record_that_was_refused_before_sending_is_no_success(string first, string second, bool succeeded)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using var import = new RecordImport(account.Client, "people", options: account.Waiting());
        import.Add(Person("ann", first));
        import.Add(Person("bob", second));

        ImportReport report = await import.SendAsync(account.Host);

        Assert.Equal(succeeded, report.Succeeded);
        ImportResult result = Assert.Single(report.Results);
        Assert.Equal(succeeded, result.Succeeded);
        Assert.Equal(new[] { first, second }.Count(vip => vip == "ja"), result.Skipped);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Records_that_were_refused_are_known_when_the_job_is_received_later()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using var import = new RecordImport(account.Client, "people", options: account.NotWaiting());
        import.Add(Person("ann", "1"));
        import.Add(Person("bob", "ja"));
        await import.SendAsync(account.Host);

        var received = new ReceivedImport(account.Client, account.Entry, account.Host, account.StateFolder);
        ImportResult result = (await received.OutcomeAsync(null, TestContext.Current.CancellationToken)).Result;

        Assert.Equal((1L, false), (result.Skipped, result.Succeeded));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_error_of_the_service_names_the_record_and_no_line_of_a_file_that_nobody_sees()
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
            options.RowRule = (_, row) => row["Name"] is "bob" ? new RowVerdict("No bobs") : null);
        using var import = new RecordImport(account.Client, "people", options: account.Waiting());
        foreach (string name in new[] { "ann", "bob" }) import.Add(Person(name, "1"));

        ImportReport report = await import.SendAsync(account.Host);

        Failure row = Assert.Single(report.Failures, failure => failure.Id == "RowFailed");
        Assert.Equal("record 2 (bob@w.com): The service refused it: No bobs.", row.Message);
        Assert.False(report.Succeeded);
    }

    private static Dictionary<string, object?> Person(string name, string vip) =>
        new() { ["Primary Email"] = name + "@w.com", ["Name"] = name, ["VIP"] = vip };
}
