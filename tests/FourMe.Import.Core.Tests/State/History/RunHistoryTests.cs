using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.State.History;

/// <summary>The history on disk: many writers, damage, age.</summary>
public sealed class RunHistoryTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestClock _clock = TestClock.Manual();

    private RunHistory History => new(_folder.Path, _clock);

    private string Month => Path.Combine(_folder["runs"], "2040-05.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_comes_back_as_it_was_written()
    {
        RunLine line = Line("one") with
        {
            Seen = 12, Created = 3, Retired = 1, Failed = 2, PlanId = "people-1", Jobs = ["token"], Source = "HR",
            Held = [new HeldLine("MaximumRetire", 212, 100, 9733, null, null)],
            Limits = [new RunLimit("MaximumRetire", "3%", "5%, 100")],
            Approvals = [new RunApproval("people-0", "ann", _clock.GetUtcNow(), "It is right.") { Limits = ["FirstRun"] }],
            Steps = [new RunStep("Compare", TimeSpan.FromSeconds(3))], FailureCount = 1, Duration = TimeSpan.FromMinutes(2),
        };

        History.Append(line, [new KeptFailure("RowFailed", "It is refused.") { Key = "ann@example.com", Row = 7 }]);

        RunLine read = Assert.Single(History.Read());
        Assert.Equal(line.Id, read.Id);
        Assert.Equal((12, 3, 1, 2), (read.Seen, read.Created, read.Retired, read.Failed));
        Assert.Equal(line.Held, read.Held);
        Assert.Equal(line.Limits, read.Limits);
        Assert.Equal(("ann", "It is right.", "FirstRun"), (read.Approvals[0].By, read.Approvals[0].Reason, read.Approvals[0].Limits[0]));
        Assert.Equal(line.Steps, read.Steps);
        Assert.Equal(line.Duration, read.Duration);
        Assert.Equal(("ann@example.com", 7L), (read.Failures[0].Key, read.Failures[0].Row));
    }

    [Fact]
    public void The_newest_comes_first_over_months()
    {
        foreach (int days in (int[])[-40, 0, -2, -70]) History.Append(Line($"d{days}") with { Started = _clock.GetUtcNow().AddDays(days) }, []);

        Assert.Equal(["d0", "d-2", "d-40", "d-70"], History.Read().Select(line => line.Id));
    }

    [Fact]
    public void A_later_line_of_a_run_takes_the_place_of_the_earlier()
    {
        History.Append(Line("one") with { Outcome = RunOutcome.Sent }, []);
        History.Append(Line("two"), []);
        History.Append(Line("one") with { Outcome = RunOutcome.Applied, Created = 5 }, []);

        Assert.Equal(2, History.Read().Count());
        Assert.Equal((RunOutcome.Applied, 5L), (History.Find("one")!.Outcome, History.Find("one")!.Created));
    }

    [Theory]
    [InlineData("{\"Id\":\"half")]
    [InlineData("\0\0\0\0\0\0\0")]
    [InlineData("[]")]
    [InlineData("{\"Id\":null,\"Kind\":\"Sync\",\"Name\":\"n\",\"Type\":\"people\",\"Host\":\"h\",\"Started\":\"2040-05-06\",\"Outcome\":\"Applied\"}")]
    [InlineData("{\"Id\":\"x\",\"Kind\":\"Nonsense\",\"Name\":\"n\",\"Type\":\"people\",\"Host\":\"h\",\"Started\":\"2040-05-06\",\"Outcome\":\"Applied\"}")]
    public void A_damaged_line_loses_only_itself(string damage)
    {
        History.Append(Line("one"), []);
        // A line as left by a process killed while writing: the next line must not be lost with it.
        File.AppendAllText(Month, damage);
        History.Append(Line("two"), []);
        var damaged = new List<int>();

        string[] read = [.. History.Read((_, lines) => damaged.Add(lines)).Select(line => line.Id)];

        Assert.Equal(["two", "one"], read);
        Assert.Equal([1], damaged);
    }

    [Fact]
    public void A_line_that_is_being_written_is_passed_over_without_a_word()
    {
        History.Append(Line("one"), []);
        File.AppendAllText(Month, "{\"Id\":\"two");

        Assert.Equal(["one"], History.Read((_, _) => Assert.Fail("It is not damaged.")).Select(line => line.Id));
    }

    [Fact]
    public void Runs_older_than_400_days_are_gone()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        foreach (int days in (int[])[-399, -401, -500]) History.Append(Line($"d{days}") with { Started = now.AddDays(days) }, []);
        History.Append(Line("now"), []);

        Assert.Equal(["now", "d-399"], History.Read().Select(line => line.Id));
        Assert.DoesNotContain(_folder.Files, file => file.EndsWith("2038-12.jsonl", StringComparison.Ordinal));
    }

    [Fact]
    public void The_line_has_the_first_failures_and_the_number_of_all()
    {
        KeptFailure[] failures = [.. Enumerable.Range(1, 1200).Select(i => new KeptFailure("RowFailed", "Refused.") { Key = $"{i}", Row = i })];
        History.Append(Line("one") with { FailureCount = 5000 }, failures);

        RunLine line = History.Find("one")!;

        Assert.Equal(RunHistory.MostFailures, line.Failures.Count);
        Assert.Equal(5000, line.FailureCount);
        Assert.Equal(failures.Select(failure => failure.Key), History.FailuresOf(line).Select(failure => failure.Key));

        _clock.Advance(TimeSpan.FromDays(31));
        History.Append(Line("later"), []);
        Assert.Equal(RunHistory.MostFailures, History.FailuresOf(line).Count());
    }

    [Fact]
    public async Task Many_writers_at_once_lose_no_line()
    {
        const int Writers = 8, Lines = 25;
        string folder = _folder.Path;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            // Each with its own instance, as separate processes have.
            var history = new RunHistory(folder, _clock);
            for (int i = 0; i < Lines; i++) history.Append(Line($"{writer}-{i}") with { Summary = new string('x', 5000) }, []);
        })));

        string[] ids = [.. History.Read((path, lines) => Assert.Fail($"{lines} lines are damaged.")).Select(line => line.Id)];
        Assert.Equal(Writers * Lines, ids.Distinct().Count());
    }

#if !CORE_NETSTANDARD
    [Fact]
    public void Files_are_for_the_owner_alone()
    {
        History.Append(Line("one") with { FailureCount = 600 }, [.. Enumerable.Range(1, 600).Select(i => new KeptFailure("RowFailed", "Refused."))]);
        if (OperatingSystem.IsWindows()) return;

        foreach (string path in Directory.GetFiles(_folder["runs"], "*.jsonl", SearchOption.AllDirectories))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["runs"]));
    }
#endif

    private RunLine Line(string id) => new()
    {
        Id = id, Kind = RunKind.Sync, Name = "HR nightly", Type = "people", Host = "api.example.com", Started = _clock.GetUtcNow().AddTicks(id.Length * 1000L),
        Outcome = RunOutcome.Applied,
    };
}
