using System.Text;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Imports;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>The request that uploads the rows (https://developer.xurrent.com/v1/import/).</summary>
public class UploadTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_length_is_announced_and_right()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await account.SendAsync();

        RecordedRequest post = Assert.Single(account.Posts);
        Assert.NotNull(post.ContentLength);
        Assert.Equal(post.ContentLength, post.BodyBytes);
        Assert.True(post.BodyComplete);
        Assert.Null(post.Header("Transfer-Encoding"));
        Assert.Null(post.Header("Expect"));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_body_is_a_form_of_type_and_file_in_that_order()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await account.SendAsync();

        RecordedRequest post = Assert.Single(account.Posts);
        string boundary = post.Header("Content-Type")!.Split("boundary=")[1];
        Assert.DoesNotContain('"', boundary);
        string[] parts = Encoding.UTF8.GetString(post.BodyStart).Split("--" + boundary);
        Assert.Equal(4, parts.Length);
        Assert.Equal("\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\npeople\r\n", parts[1]);
        Assert.Contains("Content-Disposition: form-data; name=\"file\"; filename=\"people.csv\"", parts[2], StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nPrimary Email,Name\r\nann@example.com,Ann\r\n\r\n", parts[2], StringComparison.Ordinal);
        Assert.Equal("--\r\n", parts[3]);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_file_arrives_byte_for_byte()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        SpoolFile file = account.NewFile("ann@example.com,\"Änn \"\"the\r\nfirst\"\" 😀\"", "bob@example.com,Bob");
        byte[] bytes = await File.ReadAllBytesAsync(file.Path);

        await account.SendAsync(file);

        ImportJob job = Assert.Single(account.Service.Imports);
        Assert.Equal(bytes, job.UploadedBytes);
        Assert.Equal(("people", "people.csv", "text/csv"), (job.Type, job.FileName, job.FileContentType));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Token_and_account_go_with_it()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await account.SendAsync();

        RecordedRequest post = Assert.Single(account.Posts);
        Assert.Equal("Bearer " + account.Service.Token, post.Header("Authorization"));
        Assert.Equal("wdc", post.Header("X-Xurrent-Account"));
        Assert.Equal("application/json", post.Header("Accept"));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Each_upload_has_a_connection_of_its_own()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.Client.GetMeAsync();

        await account.SendAsync();
        await account.SendAsync(account.NewFile("bob@example.com,Bob"));

        string[] connections = [.. account.Posts.Select(post => post.ConnectionId)];
        Assert.Equal(2, connections.Distinct().Count());
        Assert.All(account.Service.Requests, request => Assert.True(request.Endpoint == Endpoint.ImportPost || !connections.Contains(request.ConnectionId)));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Progress_counts_the_bytes_to_the_end()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.TakeUnread();
        SpoolFile file = account.NewLargeFile();

        await account.SendAsync(file, options: account.NotWaiting());

        TransferProgress[] steps = [.. account.Host.Steps.Where(step => step.Stage == TransferStage.Uploading)];
        Assert.Equal(file.Length, steps[^1].Done);
        Assert.All(steps, step => Assert.Equal(("people", file.Length), (step.Type, step.Total)));
        Assert.Equal(100, steps[^1].Percent);
        Assert.True(steps.Zip(steps.Skip(1)).All(pair => pair.First.Done < pair.Second.Done));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_result_tells_all_that_the_service_counts()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.SendAsync(account.NewFile("ann@example.com,Ann", "bob@example.com,Bob"));

        ImportJobReport outcome = await account.SendAsync(account.NewFile("ann@example.com,Ann", "bob@example.com,Robert", "cat@example.com,Cat"));

        ImportResult result = outcome.Result;
        Assert.Equal(("people", TransferState.Done, 3L), (result.Type, result.TransferState, result.Rows));
        Assert.Equal((1L, 1L, 1L, 0L), (result.Created, result.Updated, result.Unchanged, result.Deleted));
        Assert.Equal((0L, 0L, 0L), (result.Failures, result.Errors, result.Skipped));
        Assert.True(result.Succeeded);
        Assert.Equal(account.Service.Imports[1].Token, result.Token);
        Assert.True(result.Duration > TimeSpan.Zero);
        Assert.Null(outcome.Failure);
        Assert.Empty(outcome.FailedRows);
        Assert.True(outcome.MayGoOn);
        Assert.Equal(3, account.Service.Records("wdc", "people").Count);
    }
}
