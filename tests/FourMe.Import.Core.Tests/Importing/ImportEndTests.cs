using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>How jobs end, and the resulting outcome.</summary>
public class ImportEndTests
{
    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(false, 1, 0)]
    [InlineData(true, 0, 1)]
    public async Task A_job_that_is_done_with_refused_rows_has_not_succeeded(bool countsAsError, int failures, int errors)
    {
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.RowRule = (_, row) => row["Name"] == "Bad" ? new RowVerdict("Nobody is called Bad", countsAsError) : null);

        ImportJobReport outcome = await account.SendAsync(account.NewFile("ann@example.com,Ann", "bad@example.com,Bad"));

        Assert.False(outcome.Result.Succeeded);
        Assert.Equal((TransferState.Done, 1L, (long)failures, (long)errors), (outcome.Result.TransferState, outcome.Result.Created, outcome.Result.Failures, outcome.Result.Errors));
        Failure failure = Failing.Check("ImportFailedRows", outcome.Failure);
        Assert.Equal((FailureKind.InvalidResult, outcome.Result.Token), (failure.Kind, failure.Token));
        Assert.Contains(outcome.Result.LogFile!, failure.Advice, StringComparison.Ordinal);
        FailedRow row = Assert.Single(outcome.FailedRows);
        Assert.Equal((2L, 2L, 3L), (row.FileRow, row.InputNumber, row.FileLine));
        Assert.Equal("Nobody is called Bad", row.Said);
        Assert.Equal([new("Primary Email", "bad@example.com"), new("Name", "Bad")], row.Cells);
        Assert.True(outcome.MayGoOn);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_job_that_the_service_stopped_tells_why_and_what_it_had_done()
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
        {
            options.FailureLimit = 1;
            options.RowRule = (_, row) => row["Name"] == "Bad" ? new RowVerdict("Nobody is called Bad") : null;
        });

        ImportJobReport outcome = await account.SendAsync(account.NewFile("ann@example.com,Ann", "bad@example.com,Bad", "cat@example.com,Cat"));

        Failure failure = Failing.Check("ImportAborted", outcome.Failure);
        Assert.Contains("Too many import failures", failure.Message, StringComparison.Ordinal);
        Assert.Contains(outcome.Result.Token!, failure.Message, StringComparison.Ordinal);
        Assert.Equal((TransferState.Error, "Too many import failures"), (outcome.Result.TransferState, outcome.Result.Message));
        Assert.Equal((1L, 1L), (outcome.Result.Created, outcome.Result.Failures));
        Assert.Equal(2, Assert.Single(outcome.FailedRows).FileRow);
        Assert.False(outcome.MayGoOn);
        Assert.Contains("Too many import failures", await File.ReadAllTextAsync(outcome.Result.LogFile!), StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_job_that_the_service_forgot_is_of_unknown_result_and_keeps_its_rows()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.RetentionAfterEnd = TimeSpan.FromMilliseconds(100));
        SpoolFile file = account.NewFile();
        byte[] bytes = await File.ReadAllBytesAsync(file.Path);

        ImportJobReport outcome = await account.SendAsync(file);

        Failure failure = Failing.Check("ResultUnknown", outcome.Failure);
        Assert.Equal((FailureKind.ObjectNotFound, outcome.Result.Token), (failure.Kind, failure.Token));
        Assert.Contains(outcome.Result.Token!, failure.Message, StringComparison.Ordinal);
        Assert.Contains("2040-05-06 07:08:09Z", failure.Message, StringComparison.Ordinal);
        Assert.Contains("summary e-mail", failure.Advice, StringComparison.Ordinal);
        Assert.Equal(TransferState.ResultUnknown, outcome.Result.TransferState);
        Assert.False(outcome.MayGoOn);
        Assert.Equal("ResultUnknown", account.Entry.State);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(account.Entry.File!));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("dreaming")]
    [InlineData("failed")]
    public async Task A_state_that_nobody_knows_is_told_and_the_rows_are_kept(string state)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportGet, Fault.UnknownState(state));

        ImportJobReport outcome = await account.SendAsync();

        Failure failure = Failing.Check("UnknownJobState", outcome.Failure);
        Assert.Contains($"'{state}'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(outcome.Result.Token!, failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Advice);
        Assert.Equal(state, outcome.Result.TransferState.Name);
        Assert.False(outcome.MayGoOn);
        Assert.Equal(state, account.Entry.State);
        Assert.True(File.Exists(account.Entry.File));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("""{"state":"done"}""")]
    [InlineData("""{"state":"DONE","results":[1],"logfile":"","line":"x"}""")]
    public async Task A_job_that_is_done_without_a_count_of_its_rows_has_not_succeeded(string body)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportGet, Fault.Respond(200, body));

        ImportJobReport outcome = await account.SendAsync();

        Failure failure = Failing.Check("ImportWithoutCounts", outcome.Failure);
        Assert.Equal(outcome.Result.Token, failure.Token);
        Assert.Equal(TransferState.Done, outcome.Result.TransferState);
        Assert.False(outcome.Result.Succeeded);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_answer_with_odd_parts_is_read_as_far_as_it_goes()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(
            Endpoint.ImportGet, Fault.Respond(200, """{"state":"done","results":{"created":"many","updated":1,"failures":0,"errors":0},"logfile":"not a link","line":"x"}"""));

        ImportJobReport outcome = await account.SendAsync();

        Assert.True(outcome.Result.Succeeded);
        Assert.Equal((0L, 1L), (outcome.Result.Created, outcome.Result.Updated));
        Assert.Null(outcome.Result.LogFile);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("""{"log":"https://s.test/x?X-Amz-Signature=abcdef","status":1}""")]
    [InlineData("""{"log":"https:\/\/s.test/x?X-Amz-Signature=abcdef"}""")]
    [InlineData("""{"log":"https://s.test/x?a=1\u0026X-Amz-Signature=abcdef""")]
    public async Task An_unreadable_answer_is_shown_without_the_signature_in_it(string body)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Always(Endpoint.ImportGet, Fault.Respond(200, body));

        ImportJobReport outcome = await account.SendAsync();

        Failure failure = Failing.Check("WaitFailed", outcome.Failure);
        Assert.Equal(FailureKind.ParserError, failure.Kind);
        Assert.DoesNotContain("abcdef", failure.Message + failure.Cause + account.Host.Everything, StringComparison.Ordinal);
        Assert.Contains("s.test/x", failure.Message, StringComparison.Ordinal);
    }
}
