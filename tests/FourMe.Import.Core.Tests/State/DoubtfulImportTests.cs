using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.State;

/// <summary>A file that the service may already have is not sent again silently.</summary>
public class DoubtfulImportTests
{
    private const string Note = "request,1,Hello";
    private const string NoteHeader = "Record Type,Record ID,Text";

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Records_with_a_key_are_sent_again_with_a_warning()
    {
        await using TestAccount account = await StartInDoubtAsync();

        ImportJobReport outcome = await account.SendAsync();

        Assert.True(outcome.Result.Succeeded);
        string warning = Assert.Single(account.Host.Warnings);
        Assert.Contains("2040-05-06 07:08:09Z", warning, StringComparison.Ordinal);
        Assert.Contains("updates them", warning, StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Records_without_a_key_are_refused_before_anything_is_sent()
    {
        await using TestAccount account = await StartInDoubtAsync(Note, NoteHeader, "notes");
        SpoolFile file = account.NewFileOf(NoteHeader, Note);

        Failure failure = await Failing.WithAsync("AlreadySentUnconfirmed", () => account.SendAsync(file, type: "notes"));

        Assert.Single(account.Posts);
        Assert.Equal(FailureKind.InvalidOperation, failure.Kind);
        Assert.Contains("send it again explicitly", failure.Advice, StringComparison.Ordinal);
        Assert.Equal("Unconfirmed", account.Entry.State);
        Assert.True(File.Exists(file.Path));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Who_insists_sends_them_and_is_warned()
    {
        await using TestAccount account = await StartInDoubtAsync(Note, NoteHeader, "notes");

        await account.SendAsync(account.NewFileOf(NoteHeader, Note), type: "notes", options: account.Waiting(force: true));

        Assert.Equal(2, account.Posts.Count);
        Assert.Contains("duplicated", Assert.Single(account.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_crash_while_sending_counts_as_doubt()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        SpoolFile file = account.NewFileOf(NoteHeader, Note);
        account.Journal.Save(new JobEntry
        {
            Id = "crashed",
            Host = account.Service.ApiUri.Authority,
            Account = "wdc",
            Type = "notes",
            State = "Sending",
            Sent = account.Clock.GetUtcNow(),
            Hash = file.Hash,
            ProcessId = int.MaxValue,
        });

        await Failing.WithAsync("AlreadySentUnconfirmed", () => account.SendAsync(file, type: "notes"));

        Assert.Empty(account.Posts);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("same", true)]
    [InlineData("other", false)]
    [InlineData("other length", false)]
    [InlineData("gone", true)]
    public async Task A_file_sent_as_it_is_is_compared_with_the_one_that_was_kept(string kept, bool isDoubtful)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using var folder = new TestFolder();
        File.WriteAllText(folder["notes.csv"], $"{NoteHeader}\n{Note}\n");
        using (var before = new RawFiles(folder["before"]))
        {
            account.Service.Faults.Next(Endpoint.ImportPost, Fault.Reset(ResetPoint.AfterAcceptance));
            await Failing.WithAsync("ImportUnconfirmed", () => account.SendAsync(before.Take(folder["notes.csv"]), type: "notes"));
        }
        Assert.Empty(account.Entry.Hash);
        if (kept == "gone") File.Delete(account.Entry.File!);
        else if (kept != "same") File.WriteAllText(folder["notes.csv"], $"{NoteHeader}\n{(kept == "other" ? "request,1,Hallo" : "request,1,Hi")}\n");
        using var again = new RawFiles(folder["again"]);

        Task<ImportJobReport> Send() => account.SendAsync(again.Take(folder["notes.csv"]), type: "notes");
        if (isDoubtful) await Failing.WithAsync("AlreadySentUnconfirmed", Send);
        else await Send();

        Assert.Equal(isDoubtful ? 1 : 2, account.Posts.Count);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_export_without_an_answer_is_no_doubt_about_an_import()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Journal.Save(new JobEntry
        {
            Id = "exported", Kind = JobEntry.Export, Host = account.Service.ApiUri.Authority, Account = "wdc", Type = "notes", State = "Unconfirmed",
            Sent = account.Clock.GetUtcNow(),
        });

        await account.SendAsync(account.NewFileOf(NoteHeader, Note), type: "notes");

        Assert.Single(account.Posts);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task After_a_day_the_doubt_is_over()
    {
        await using TestAccount account = await StartInDoubtAsync(Note, NoteHeader, "notes");
        account.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        await Failing.WithAsync("AlreadySentUnconfirmed", () => account.SendAsync(account.NewFileOf(NoteHeader, Note), type: "notes"));

        account.Clock.Advance(TimeSpan.FromSeconds(1));
        await account.SendAsync(account.NewFileOf(NoteHeader, Note), type: "notes");

        Assert.Equal(2, account.Posts.Count);
        Assert.Empty(account.Host.Warnings);
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData("account")]
    [InlineData("host")]
    [InlineData("type")]
    [InlineData("file")]
    public async Task Another_account_host_type_or_file_is_another_matter(string different)
    {
        await using TestAccount account = await StartInDoubtAsync();
        await using TestAccount other = await TestAccount.StartAsync();
        FourMeClient client = different == "account" ? account.NewClient(account: "widget") : different == "host" ? other.Client : account.Client;
        SpoolFile file = different == "file" ? account.NewFile("ann@example.com,Anna") : account.NewFile();

        await account.SendAsync(file, client, different == "type" ? "organizations" : "people", account.NotWaiting());

        Assert.Empty(account.Host.Warnings);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_file_that_was_taken_or_refused_leaves_no_doubt()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportPost, Fault.Respond(400));
        await Failing.WithAsync("BadRequest", () => account.SendAsync(account.NewFileOf(NoteHeader, Note), type: "notes"));

        await account.SendAsync(account.NewFileOf(NoteHeader, Note), type: "notes");
        await account.SendAsync(account.NewFileOf(NoteHeader, Note), type: "notes");

        Assert.Empty(account.Host.Warnings);
    }

    private static async Task<TestAccount> StartInDoubtAsync(string row = TestAccount.Row, string header = TestAccount.Header, string type = "people")
    {
        TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportPost, Fault.Reset(ResetPoint.AfterAcceptance));
        await Failing.WithAsync("ImportUnconfirmed", () => account.SendAsync(account.NewFileOf(header, row), type: type));
        return account;
    }
}
