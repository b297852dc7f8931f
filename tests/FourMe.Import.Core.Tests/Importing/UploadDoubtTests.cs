using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Gates;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>When it is unknown whether the service accepted the file, it is never sent again automatically.</summary>
public class UploadDoubtTests
{
    public static TheoryData<Fault, string> Doubts => new()
    {
        { Fault.Respond(500, """{"message":"Out of order"}"""), "Out of order" },
        { Fault.BadGateway, "502" },
        { Fault.Unavailable(), "503" },
        { Fault.Respond(504), "504" },
        { Fault.Reset(ResetPoint.BeforeBody), "connection" },
        { Fault.Reset(ResetPoint.DuringBody), "connection" },
        { Fault.Reset(ResetPoint.AfterBody), "connection" },
        { Fault.Reset(ResetPoint.AfterAcceptance), "connection" },
        { Fault.Reset(ResetPoint.DuringAnswer), "" },
        { Fault.Truncate(5), "" },
        { Fault.WrongContentLength(10), "" },
        { Fault.Respond(200, """{"message":"Thanks"}"""), "Thanks" },
        { Fault.Respond(200, """{"token":""}"""), "token" },
        { Fault.Respond(200, """{"token":12}"""), "token" },
        { Fault.MalformedJson, "" },
        { Fault.EmptyBody, "empty" },
        { Fault.Respond(200, "<html>Welcome to this hotel's network</html>", "text/html"), "hotel" },
        { Fault.Respond(204, ""), "" },
    };

    [Theory(Timeout = Watchdog.Milliseconds)]
    [MemberData(nameof(Doubts), DisableDiscoveryEnumeration = true)]
    public async Task An_unclear_end_is_reported_noted_and_never_repeated(Fault fault, string words)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportPost, fault);
        SpoolFile file = account.NewFile();
        byte[] bytes = await File.ReadAllBytesAsync(file.Path);

        Failure failure = await Failing.WithAsync("ImportUnconfirmed", () => account.SendAsync(file));

        Assert.Single(account.Posts);
        Assert.Equal(FailureKind.ConnectionError, failure.Kind);
        Assert.Contains(words, failure.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("not sent again", failure.Message, StringComparison.Ordinal);
        Assert.Contains("System Logs", failure.Advice, StringComparison.Ordinal);
        account.AssertNoSecret(failure.Message, failure.Advice);
        AssertKept(account, bytes);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_reset_in_the_middle_of_a_large_file_is_in_doubt_too()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.Faults.Next(Endpoint.ImportPost, Fault.Reset(ResetPoint.DuringBody, 1_000_000));

        await Failing.WithAsync("ImportUnconfirmed", () => account.SendAsync(account.NewLargeFile()));

        Assert.Single(account.Posts);
        Assert.Equal("Unconfirmed", account.Entry.State);
        Assert.False(OpenFiles.Has(account.Entry.File!));
    }

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(GatePhase.RequestReceived)]
    [InlineData(GatePhase.BeforeAnswer)]
    public async Task Silence_after_the_file_is_in_doubt(GatePhase phase)
    {
        await using TestAccount account = await TestAccount.StartAsync(clock: TestClock.Manual());
        using Gate gate = account.Service.Gates.Hold(Endpoint.ImportPost, phase);
        SpoolFile file = account.NewFile();
        byte[] bytes = await File.ReadAllBytesAsync(file.Path);

        Task<ImportJobReport> sending = account.SendAsync(file);
        await gate.Reached;
        // The whole file has been sent when its last byte was counted and the limit was restarted.
        while (account.Clock.Armed < 2) await Task.Yield();
        account.Clock.Advance(TimeSpan.FromSeconds(100));
        Failure failure = await Failing.WithAsync("ImportUnconfirmed", () => sending);

        Assert.Contains("100 seconds", failure.Message, StringComparison.Ordinal);
        Assert.Equal(phase == GatePhase.BeforeAnswer ? 1 : 0, account.Service.Imports.Count);
        AssertKept(account, bytes);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task An_upload_may_take_any_time_as_long_as_it_moves()
    {
        await using TestAccount account = await TestAccount.StartAsync(clock: TestClock.Manual());
        account.TakeUnread();
        Gate[] gates = [.. Enumerable.Range(1, 3).Select(part => account.Service.Gates.Hold(Endpoint.ImportPost, GatePhase.RequestBody, part * 14_000_000))];

        Task<ImportJobReport> sending = account.SendAsync(account.NewLargeFile(), options: account.NotWaiting());
        foreach (Gate gate in gates)
        {
            await gate.Reached;
            account.Clock.Advance(TimeSpan.FromSeconds(90));
            Assert.False(sending.IsCompleted);
            int armed = account.Clock.Armed;
            gate.Release();
            while (account.Clock.Armed == armed) await Task.Yield();
        }

        Assert.NotNull((await sending).Result.Token);
    }

    private static void AssertKept(TestAccount account, byte[] bytes)
    {
        JobEntry entry = account.Entry;
        Assert.Equal(("Unconfirmed", null), (entry.State, entry.Token));
        Assert.Equal(bytes, File.ReadAllBytes(entry.File!));
        Assert.Equal([Path.Combine("state", "jobs", entry.Id + ".csv"), Path.Combine("state", "jobs", entry.Id + ".json")], account.Files);
        Assert.False(OpenFiles.Has(entry.File!));
    }
}
