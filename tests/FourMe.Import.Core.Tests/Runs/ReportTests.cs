using System.Text.RegularExpressions;
using FourMe.Import.Core.Tests.Planning.Applying;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Runs;

/// <summary>The content and the form of a report.</summary>
public sealed partial class ReportTests : IDisposable
{
    private const string Hostile = "<script>alert('x')</script>\"&\u001b[31m\u202Eevil\0";

    private readonly TestFolder _folder = new();
    private readonly TestClock _clock = TestClock.Manual();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_good_night_asks_for_nothing()
    {
        Add(Line("one") with { Created = 12, Seen = 100, Outcome = RunOutcome.Applied });

        string page = Page();

        Assert.Contains("All is well", Heading(page), StringComparison.Ordinal);
        Assert.Contains("Nothing for you to do", page, StringComparison.Ordinal);
        Assert.Contains("12 new", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gravest_comes_first_with_its_reason_and_its_commands()
    {
        Add(Line("held") with { Name = "cis", Outcome = RunOutcome.Held, PlanId = "cis-1", Held = [new HeldLine("MaximumRetire", 212, 100, 6124, null, null)], Summary = "cis: 212 to be removed" });
        Add(Line("failed") with { Name = "people", Outcome = RunOutcome.Failed, FailureCount = 1 }, new KeptFailure("ConnectionFailed", "No answer from the account."));

        string page = Page();

        Assert.Contains("2 things to do", Heading(page), StringComparison.Ordinal);
        Assert.Equal(["people failed", "cis is held"], Titles(page));
        Assert.Contains("No answer from the account.", page, StringComparison.Ordinal);
        Assert.Contains("212 records would be taken out of use within 7 days, 100 of 6,124 allowed", page, StringComparison.Ordinal);
        Assert.Contains("<code>approve cis-1</code>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_held_plan_that_was_applied_afterwards_asks_for_nothing()
    {
        Add(Line("plan") with { Kind = RunKind.Plan, Outcome = RunOutcome.Held, PlanId = "people-1" });
        _clock.Advance(TimeSpan.FromMinutes(5));
        Add(Line("apply") with { Kind = RunKind.Apply, PlanId = "people-1", Created = 3 });

        Assert.Empty(Titles(Page()));
    }

    [Fact]
    public void A_nightly_run_that_did_not_run_is_missed()
    {
        for (int night = 0; night < 6; night++)
        {
            Add(Line($"n{night}") with { Name = "HR nightly" });
            Add(Line($"w{night}") with { Name = "other" });
            _clock.Advance(TimeSpan.FromDays(1));
        }
        Add(Line("today") with { Name = "other" });
        _clock.Advance(TimeSpan.FromHours(7));

        Assert.Equal(["HR nightly did not run"], Titles(Page()));
        Assert.Contains("show HR nightly", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_24_hours_is_said_above_all()
    {
        Add(Line("old"));
        _clock.Advance(TimeSpan.FromHours(25));

        Assert.Contains("Nothing ran in the last 24 hours", Heading(Page()), StringComparison.Ordinal);
        Assert.Contains("<header class=\"bad\">", Page(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(6, false)]
    public void A_source_that_brought_the_same_seven_times_is_named(int times, bool isNamed)
    {
        Add(Line("before") with { Input = "other" });
        for (int i = 0; i < times; i++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            Add(Line($"n{i}") with { Input = "same", Seen = 148 });
        }

        string page = Page();
        Assert.Equal(isNamed, Titles(page).Any(title => title.Contains("gets the same", StringComparison.Ordinal)));
        // Sites seldom change: this is a notice, not a task, or the page would never be green again.
        Assert.Contains("All is well", Heading(page), StringComparison.Ordinal);
        Assert.Contains("<header class=\"good\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_hostile_is_text()
    {
        Add(Line("before") with { Started = _clock.GetUtcNow().AddHours(-20), Name = Hostile }, new KeptFailure("RowFailed", "gone" + Hostile) { Key = Hostile });
        Add(
            Line("one") with
            {
                Name = Hostile, Type = Hostile, Source = Hostile, Account = Hostile, User = Hostile, Summary = Hostile, Outcome = RunOutcome.Held, PlanId = Hostile, Failed = 1, FailureCount = 1,
                Held = [new HeldLine(Hostile, 1, 1, 1, Hostile, Hostile)], Limits = [new RunLimit(Hostile, Hostile, Hostile)], Steps = [new RunStep(Hostile, TimeSpan.FromMinutes(1))],
                Approvals = [new RunApproval(Hostile, Hostile, _clock.GetUtcNow(), Hostile) { Limits = [Hostile] }], Notes = [new NoteLine(Hostile, 3) { Keys = [Hostile] }], Jobs = [Hostile],
            },
            new KeptFailure(Hostile, Hostile) { Key = Hostile, Row = 1, Token = Hostile });

        string page = Page();

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("alert('x')", page, StringComparison.Ordinal);
        foreach (char c in "\u001b\u202e\0") Assert.DoesNotContain(c, page);
        Assert.True(Regex.Count(page, "&lt;script&gt;") > 10, "Less of it is shown than was put in.");
        AssertWellFormed(page);
    }

    [Fact]
    public void The_page_needs_nothing_from_outside()
    {
        Add(Line("one") with { Failed = 1, FailureCount = 1 }, new KeptFailure("RowFailed", "See https://example.com/x"));

        string page = Page();

        string markup = Regex.Replace(page, "<style>.*?</style>", string.Empty, RegexOptions.Singleline);
        Assert.Empty(Attributes().Matches(markup).Select(match => match.Value));
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        AssertWellFormed(page);
    }

    [Fact]
    public void Long_sections_end_after_500_rows_and_the_file_beside_has_all()
    {
        KeptFailure[] failures = [.. Enumerable.Range(1, 1200).Select(i => new KeptFailure("RowFailed", $"=Nobody {i}") { Key = $"@{i}@example.com", Row = i })];
        Add(Line("one") with { Failed = 1200, FailureCount = 1200 }, failures);

        IReadOnlyList<string> files = Write();

        string page = File.ReadAllText(files[0]);
        Assert.Equal(["report.html", "report.failures.csv", "report.new.csv"], files.Select(Path.GetFileName).Order(StringComparer.Ordinal).OrderByDescending(name => name!.EndsWith("html", StringComparison.Ordinal)));
        Assert.Contains("500 of 1,200 are shown here; all are in <a href=\"report.new.csv\">", page, StringComparison.Ordinal);
        Assert.True(Regex.Count(page, "<tr role=\"row\">") < 1100);
        string[] rows = File.ReadAllLines(files.Single(file => file.EndsWith("failures.csv", StringComparison.Ordinal)));
        Assert.Equal(1201, rows.Length);
        Assert.Contains("\t@1@example.com", rows[1], StringComparison.Ordinal);
        Assert.Contains("\t=Nobody 1", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_is_cut_and_the_page_stays_small()
    {
        KeptFailure[] failures = [.. Enumerable.Range(1, 500).Select(i => Of(i, new string('<', i == 1 ? 64 * 1024 : 400)))];
        Add(Line("one") with { Failed = 500, FailureCount = 500 }, failures);

        Assert.InRange(new FileInfo(Write()[0]).Length, 1, 2 * 1024 * 1024);

        static KeptFailure Of(int i, string large) => new("RowFailed", i + large) { Key = large };
    }

    [Fact]
    public void Existing_files_stay_and_nothing_is_written_beside_them()
    {
        Add(Line("one") with { Failed = 600, FailureCount = 600 }, [.. Enumerable.Range(1, 600).Select(i => new KeptFailure("RowFailed", "no") { Key = $"{i}" })]);
        File.WriteAllText(_folder["report.new.csv"], "mine");

        Assert.Equal("FileExists", Assert.Throws<FourMeException>(() => Write()).Failure.Id);

        Assert.Equal("mine", File.ReadAllText(_folder["report.new.csv"]));
        Assert.DoesNotContain(_folder.Files, file => file.EndsWith(".html", StringComparison.Ordinal) || file.EndsWith("failures.csv", StringComparison.Ordinal) || file.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact(Timeout = 2 * Watchdog.Milliseconds)]
    public async Task Values_are_shown_only_when_they_are_asked_for()
    {
        await using NightTrial trial = await NightTrial.StartAsync();
        string state = trial.Account.StateFolder;
        Dictionary<string, object?> Ann(string title) => new() { ["Source ID"] = "1", ["Primary Email"] = "ann@example.com", ["Name"] = "Ann", ["Job Title"] = title };
        PlanOptions options = new() { Name = "nightly", Source = "HR", StatePath = state, Limits = new PlanLimits { Update = Limit.Of(9), Create = Limit.Of(9) } };
        await trial.NightAsync("people", options, Ann("the value before"));
        Run run = await trial.NightAsync("people", options, Ann("the value after"));
        Assert.Equal(1, run.Updated);

        string without = Page(state, run.Id, false, trial.Account.Clock), with = Page(state, run.Id, true, trial.Account.Clock);

        Assert.Contains("Job Title", without, StringComparison.Ordinal);
        Assert.DoesNotContain("the value", without, StringComparison.Ordinal);
        Assert.Contains("the value before", with, StringComparison.Ordinal);
        Assert.Contains("the value after", with, StringComparison.Ordinal);
        trial.Account.AssertNoSecret(without, with);
    }

    private static void AssertWellFormed(string page)
    {
        // Apart from void elements the page is XML, so a text that broke out of its element would fail to parse.
        string xml = Regex.Replace(page.Replace("<!DOCTYPE html>", string.Empty, StringComparison.Ordinal), "<meta ([^>]*)>", "<meta $1/>");
        System.Xml.Linq.XDocument.Parse(xml);
    }

    private static string Heading(string page) => Regex.Match(page, "<h1>.*?</h1>").Value;

    private static IReadOnlyList<string> Titles(string page) => [.. Regex.Matches(page, "<h3>(.*?)</h3>").Select(match => match.Groups[1].Value)];

    private void Add(RunLine line, params IReadOnlyList<KeptFailure> failures) => new RunHistory(_folder.Path, _clock).Append(line, failures);

    private RunLine Line(string id) => new()
    {
        Id = id, Kind = RunKind.Sync, Name = "nightly", Type = "people", Host = "api.example.com", Account = "wdc", Started = _clock.GetUtcNow(), Outcome = RunOutcome.Applied,
    };

    private string Page() => File.ReadAllText(Write(force: true)[0]);

    private string Page(string state, string run, bool withValues, TimeProvider clock) => File.ReadAllText(RunReport.Write(
        _folder["values.html"], new ReportOptions { StatePath = state, Runs = [run], IncludeValues = withValues, Force = true, Clock = clock })[0]);

    private IReadOnlyList<string> Write(bool force = false) => RunReport.Write(_folder["report.html"], new ReportOptions
    {
        StatePath = _folder.Path, Clock = _clock, Force = force, ShowRuns = name => $"show {name}",
        Advice = run => run.PlanId is { } plan && run.Outcome == RunOutcome.Held ? [new RunAction("Look at it.", $"approve {plan}")] : [],
    });

    [GeneratedRegex("\\b(?:src|action|background|poster|data|srcset|on[a-z]+)=\"[^\"]*\"|href=\"(?!#)[^\"]*\"")]
    private static partial Regex Attributes();
}
