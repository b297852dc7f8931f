using FourMe.Import.Core.Tests.Exporting;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Exports;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Downloading;

/// <summary>Parts of different files are never combined.</summary>
public class ChangedFileTests
{
    private const int Read = 200_000;

    public static MatrixTheoryData<ETagStyle, string> Changes => new(Enum.GetValues<ETagStyle>(), ["other", "shorter than read", "shorter", "longer"]);

    [Theory(Timeout = Watchdog.Milliseconds)]
    [MemberData(nameof(Changes))]
    public async Task A_file_that_changed_meanwhile_is_noticed(ETagStyle tag, string change)
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.ExportETag = tag);
        byte[] content = Downloads.Content();
        byte[] other = change switch
        {
            "other" => Downloads.Content(seed: 2),
            "shorter than read" => content[..(Read - 1)],
            "shorter" => content[..(Read + 1)],
            _ => [.. content, 1],
        };

        Failure failure = await ReadChangedAsync(account, content, () => account.Service.Exports[0].ReplaceContentAsync(other));

        Assert.Equal(FailureKind.InvalidResult, failure.Kind);
        Assert.Contains("the file", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Advice);
        Assert.Equal(2, Downloads.Asked(account).Count);
        account.AssertNoSecret(failure.Message, failure.Advice);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(200, null, "another file")]
    [InlineData(206, "bytes 100000-100011/300000", "another file")]
    [InlineData(206, "bytes 200000-200011/200012", "another file")]
    [InlineData(416, "bytes */12", "")]
    public async Task The_same_tag_over_another_file_is_not_believed(int status, string? range, string body)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        byte[] content = Downloads.Content();
        string tag = await TagAsync(account, content);

        await ReadChangedAsync(account, null, () =>
        {
            account.Service.Faults.Next(Endpoint.ExportFile, Fault.Respond(status, body, "text/csv", range is null
                ? [KeyValuePair.Create("ETag", tag)]
                : [KeyValuePair.Create("ETag", tag), KeyValuePair.Create("Content-Range", range)]));
            return Task.CompletedTask;
        });
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_part_with_another_strong_tag_is_not_taken()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await ReadChangedAsync(account, Downloads.Content(), () =>
        {
            account.Service.Faults.Next(Endpoint.ExportFile, Fault.Respond(206, new string('x', 100_000), "text/csv",
                KeyValuePair.Create("ETag", "\"another\""), KeyValuePair.Create("Content-Range", "bytes 200000-299999/300000")));
            return Task.CompletedTask;
        });
    }

    private static async Task<string> TagAsync(TestAccount account, byte[] content)
    {
        FinishedExport export = await ExportJobs.OfAsync(account, content);
        using var client = new HttpClient();
        using HttpResponseMessage answer = await client.GetAsync(export.Link, HttpCompletionOption.ResponseHeadersRead);
        return answer.Headers.ETag!.ToString();
    }

    private static async Task<Failure> ReadChangedAsync(TestAccount account, byte[]? content, Func<Task> change)
    {
        Uri link = content is null ? account.Entry.Link! : (await ExportJobs.OfAsync(account, content)).Link;
        account.Service.Faults.Next(Endpoint.ExportFile, Fault.Truncate(Read));
        await using Stream stream = await Downloads.OpenAsync(account, link);
        Downloads.AtThePause(account, change);
        var read = new MemoryStream();
        Failure failure = await Failing.WithAsync("DownloadChanged", () => stream.CopyToAsync(read));
        Assert.Equal(Read, read.Length);
        return failure;
    }
}
