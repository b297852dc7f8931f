using System.Text.Json;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Imports;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>The log of a job comes from another host; its link is itself a secret.</summary>
public class LogFetchTests
{
    public static MatrixTheoryData<LogStyle, LogEncoding> Logs => new(Enum.GetValues<LogStyle>(), Enum.GetValues<LogEncoding>());

    [Theory(Timeout = Watchdog.Milliseconds)]
    [MemberData(nameof(Logs))]
    public async Task Every_wording_in_every_encoding_is_kept_as_text_and_tied_as_far_as_it_can_be(LogStyle style, LogEncoding encoding)
    {
        await using TestAccount account = await StartAsync(options => (options.LogStyle, options.LogEncoding) = (style, encoding));

        ImportJobReport outcome = await account.SendAsync(account.NewFile("ann@example.com,Ann", "bad@example.com,Bad"));

        Assert.Equal(style == LogStyle.WithoutNumbers ? [] : [2L], outcome.FailedRows.Select(row => row.FileRow));
        Assert.All(outcome.FailedRows, row => Assert.Contains("Nobody is called Bäd", row.Said, StringComparison.Ordinal));
        string log = Assert.Single(account.Service.Imports).LogText!;
        Assert.Equal(log, await File.ReadAllTextAsync(outcome.Result.LogFile!));
        Assert.Equal(account.Entry.LogFile, outcome.Result.LogFile);
        Assert.StartsWith(account.StateFolder, outcome.Result.LogFile, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_storage_host_gets_neither_token_nor_account()
    {
        await using TestAccount account = await StartAsync();

        await account.SendAsync(client: account.NewOAuthClient());

        Assert.Empty(account.Service.StorageRefusals);
        RecordedRequest request = Assert.Single(account.Requests(Endpoint.LogFile));
        Assert.Equal(200, request.Status);
        Assert.Null(request.Header("Authorization"));
        Assert.DoesNotContain(request.Headers, header => header.Key.EndsWith("-Account", StringComparison.OrdinalIgnoreCase));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_link_is_told_to_nobody()
    {
        await using TestAccount account = await StartAsync();

        ImportJobReport outcome = await account.SendAsync(account.NewFile("bad@example.com,Bad"));

        account.AssertNoSecret(JsonSerializer.Serialize(outcome.Result), outcome.Failure!.Message, outcome.Failure.Advice);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_log_of_a_success_names_no_failed_row()
    {
        await using TestAccount account = await StartAsync();
        account.Service.Faults.Next(Endpoint.LogFile, Fault.Respond(200, "line 2: created\n", "text/plain"));

        ImportJobReport outcome = await account.SendAsync();

        Assert.True(outcome.Result.Succeeded);
        Assert.Empty(outcome.FailedRows);
        Assert.Equal("line 2: created\n", await File.ReadAllTextAsync(outcome.Result.LogFile!));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_empty_log_of_a_success_is_an_empty_log()
    {
        await using TestAccount account = await StartAsync();
        account.Service.Faults.Next(Endpoint.LogFile, Fault.EmptyBody);

        ImportJobReport outcome = await account.SendAsync();

        Assert.True(outcome.Result.Succeeded);
        Assert.Equal(0, new FileInfo(outcome.Result.LogFile!).Length);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_empty_log_of_a_job_with_failures_is_asked_for_again_and_its_rows_are_kept(bool lasting)
    {
        await using TestAccount account = await StartAsync();
        if (lasting) account.Service.Faults.Always(Endpoint.LogFile, Fault.EmptyBody);
        else account.Service.Faults.Next(Endpoint.LogFile, Fault.EmptyBody);

        ImportJobReport outcome = await account.SendAsync(account.NewFile("bad@example.com,Bad"));

        Assert.Equal(lasting ? 0 : 1, outcome.FailedRows.Count);
        Assert.Equal(lasting, account.Entry.File is not null);
        Assert.Equal(lasting ? 4 : 2, account.Requests(Endpoint.LogFile).Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_fault_of_the_storage_host_is_waited_out()
    {
        await using TestAccount account = await StartAsync();
        account.Service.Faults.Next(Endpoint.LogFile, Fault.Unavailable(), Fault.Truncate(10), Fault.Reset(ResetPoint.DuringAnswer));

        ImportJobReport outcome = await account.SendAsync(account.NewFile("bad@example.com,Bad"));

        Assert.Single(outcome.FailedRows);
        Assert.Equal(4, account.Requests(Endpoint.LogFile).Count);
        account.AssertNoSecret();
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task A_log_that_cannot_be_had_is_a_warning_beside_the_result(int status)
    {
        await using TestAccount account = await StartAsync();
        Uri elsewhere = new(account.Service.StorageUri, "/imports/1/wdc/1.log?X-Amz-Signature=1");
        account.Service.Faults.Always(Endpoint.LogFile, status == 302 ? Fault.Redirect(elsewhere) : Fault.Respond(status, "<Error/>", "application/xml"));

        ImportJobReport outcome = await account.SendAsync(account.NewFile("ann@example.com,Ann", "bad@example.com,Bad"));

        Assert.Equal((1L, 1L), (outcome.Result.Created, outcome.Result.Failures));
        Assert.Empty(outcome.FailedRows);
        Assert.Null(outcome.Result.LogFile);
        Failing.Check("ImportFailedRows", outcome.Failure);
        Assert.Contains(outcome.Result.Token!, Assert.Single(account.Host.Warnings), StringComparison.Ordinal);
        Assert.Single(account.Requests(Endpoint.LogFile));
        account.AssertNoSecret();
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("http://storage.example.com/1.log?X-Amz-Signature=1")]
    [InlineData("file:///etc/hostname?X-Amz-Signature=1")]
    [InlineData("ftp://storage.example.com/1.log?X-Amz-Signature=1")]
    [InlineData("/imports/1.log?X-Amz-Signature=1")]
    public async Task A_link_that_is_not_https_is_not_followed(string link)
    {
        await using TestAccount account = await StartAsync();
        account.Service.Faults.Always(
            Endpoint.ImportGet, Fault.Respond(200, $$$"""{"state":"done","results":{"created":1,"failures":1,"errors":0},"logfile":"{{{link}}}"}"""));

        ImportJobReport outcome = await account.SendAsync();

        Assert.Equal((TransferState.Done, 1L), (outcome.Result.TransferState, outcome.Result.Failures));
        Assert.Null(outcome.Result.LogFile);
        Assert.Equal("done", account.Entry.State);
        Assert.True(account.Host.Warnings.Count <= 1);
        account.AssertNoSecret(outcome.Failure!.Message);
    }

    private static Task<TestAccount> StartAsync(Action<SimulatorOptions>? configure = null) => TestAccount.StartAsync(options =>
    {
        options.RowRule = (_, row) => row["Name"] == "Bad" ? new RowVerdict("Nobody is called Bäd") : null;
        configure?.Invoke(options);
    });
}
