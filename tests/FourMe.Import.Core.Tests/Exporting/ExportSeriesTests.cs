using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Time;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>Incremental exports: what has changed since the previous one.</summary>
public class ExportSeriesTests
{
    /// <summary>The server's time, a quarter of an hour behind ours.</summary>
    private static readonly DateTimeOffset ServerTime = new(2040, 5, 6, 6, 53, 0, TimeSpan.Zero);

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_mark_is_the_moment_of_the_servers_clock()
    {
        await using TestAccount account = await StartAsync();
        ExportSeries series = Series(account);
        Assert.Null(series.Since(full: false));

        ExportOutcome outcome = await AskAsync(account, series);
        ExportSeries.Delivered(account.Client, outcome.Entry!, isSafe: true, isComplete: true, account.StateFolder);

        Assert.Equal((ServerTime, ServerTime), (outcome.ServerTime, account.Entry.Moment));
        Assert.Equal(ServerTime.AddMinutes(-5), series.Since(full: false));
        Assert.Null(series.Since(full: true));
        await AskAsync(account, series);
        string body = System.Text.Encoding.UTF8.GetString(account.Requests(Endpoint.ExportPost)[^1].BodyStart);
        Assert.Contains("2040-05-06T06:48:00Z", body, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Objects_wait_to_be_confirmed_and_come_again_until_they_are()
    {
        await using TestAccount account = await StartAsync();
        ExportSeries series = Series(account);
        ExportOutcome outcome = await AskAsync(account, series);

        ExportSeries.Delivered(account.Client, outcome.Entry!, isSafe: false, isComplete: true, account.StateFolder);

        Assert.Null(series.Since(full: false));
        series.ConfirmPending();
        Assert.Equal(ServerTime.AddMinutes(-5), series.Since(full: false));
        Failure failure = Failing.With("NoPendingRun", series.ConfirmPending);
        Assert.Contains("'people,sites'", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task That_nothing_has_changed_moves_the_mark_too()
    {
        await using TestAccount account = await StartAsync();
        ExportSeries series = Series(account);
        series.Confirm(ServerTime.AddDays(-3));

        ExportOutcome outcome = await ExportJobs.RunOf(account, "people,sites", series.Since(false), series: series.Name).RunAsync(false, null, default);
        series.Confirm(outcome.ServerTime);

        Assert.Null(outcome.Entry);
        Assert.Equal(ServerTime.AddMinutes(-5), series.Since(full: false));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_export_outside_of_a_series_moves_no_mark()
    {
        await using TestAccount account = await StartAsync();
        FinishedExport export = await ExportJobs.FinishAsync(account, "people,sites");

        ExportSeries.Delivered(account.Client, export.Entry, isSafe: true, isComplete: true, account.StateFolder);

        Assert.Null(Series(account).Since(full: false));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_series_is_of_an_account_a_set_of_types_and_a_name()
    {
        await using TestAccount account = await StartAsync();
        Series(account).Confirm(ServerTime);

        Assert.NotNull(new ExportSeries(account.Client, ["sites", "people"], "", account.StateFolder).Since(false));
        Assert.Null(new ExportSeries(account.Client, ["people"], "", account.StateFolder).Since(false));
        Assert.Null(new ExportSeries(account.Client, ["people", "sites"], "other", account.StateFolder).Since(false));
        Assert.Null(new ExportSeries(account.NewClient(account: "widget"), ["people", "sites"], "", account.StateFolder).Since(false));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_earliest_moment_is_one_that_the_service_takes()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        ExportOutcome outcome = await ExportJobs.RunOf(account, from: ExportSeries.Earliest(account.Clock)).RunAsync(false, null, default);

        Assert.Null(outcome.Entry);
        Assert.Equal(204, Assert.Single(account.Requests(Endpoint.ExportPost)).Status);
    }

    private static ExportSeries Series(TestAccount account) => new(account.Client, ["people", "sites"], "", account.StateFolder);

    /// <summary>Requests the next export, which the service accepts whether or not anything has changed.</summary>
    private static Task<ExportOutcome> AskAsync(TestAccount account, ExportSeries series)
    {
        account.Service.Faults.Next(Endpoint.ExportPost, Fault.Respond(200, """{"token":"t"}"""));
        return ExportJobs.RunOf(account, "people,sites", series.Since(false), series: series.Name).RunAsync(noWait: true, null, default);
    }

    private static Task<TestAccount> StartAsync() => TestAccount.StartAsync(options => options.TimeProvider = new SimulatedClock(ServerTime));
}
