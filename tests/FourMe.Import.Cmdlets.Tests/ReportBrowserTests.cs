using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using FourMe.Import.State;

namespace FourMe.Import.Cmdlets.Tests;

/// <summary>
/// The report in headless Chromium, if installed (Debian: <c>chromium</c>). A test page shows the report in two frames, as wide as a
/// desktop and a phone screen, and prints its measurements.
/// </summary>
public sealed class ReportBrowserTests : IDisposable
{
    private const int WatchdogMilliseconds = 60_000;

    private static readonly string? Browser = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private readonly string _folder = Directory.CreateTempSubdirectory("FourMe.Import.Report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory(Timeout = 2 * WatchdogMilliseconds)]
    [InlineData("light", "rgb(244, 246, 249)")]
    [InlineData("dark", "rgb(17, 21, 27)")]
    public async Task OpensOnDeskAndPhoneWithoutAnErrorAndWithoutScrollingSideways(string scheme, string background)
    {
        Assert.SkipWhen(Browser is null, "Chromium is not installed");
        string page = Report();

        (string dom, string console) = await OpenAsync(Frames(page), scheme);

        Assert.DoesNotContain("CONSOLE", console, StringComparison.Ordinal);
        Frame[] frames = JsonSerializer.Deserialize<Frame[]>(Regex.Match(dom, "<pre id=\"seen\">(.*?)</pre>").Groups[1].Value.Replace("&quot;", "\"", StringComparison.Ordinal))!;
        Assert.Equal([1280, 390], frames.Select(frame => frame.Width));
        Assert.All(frames, frame =>
        {
            Assert.Equal(frame.Width, frame.ScrollWidth);
            Assert.Equal(background, frame.Background);
            Assert.Equal("2 things to do", frame.Heading);
            Assert.True(frame.Tables > 4 && frame.Bars > 90, $"{frame.Tables} tables, {frame.Bars} bars");
        });
        // A table on the desktop, cards on the phone.
        Assert.Equal(["table-cell", "flex"], frames.Select(frame => frame.Cell));
    }

    [Fact(Timeout = 2 * WatchdogMilliseconds)]
    public async Task APageThatBreaksItsPolicyWouldBeSeen()
    {
        Assert.SkipWhen(Browser is null, "Chromium is not installed");
        string page = Report();
        File.WriteAllText(page, File.ReadAllText(page).Replace("</body>", "<script>alert(1)</script></body>", StringComparison.Ordinal));

        (_, string console) = await OpenAsync(page, "light");

        Assert.Contains("CONSOLE", console, StringComparison.Ordinal);
    }

    /// <summary>A report with content in every section, including long words and hostile texts.</summary>
    private string Report()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var history = new RunHistory(_folder, TimeProvider.System);
        var word = new string('W', 300);
        for (int day = 80; day >= 0; day--)
        {
            history.Append(new RunLine
            {
                Id = $"r{day}", Kind = RunKind.Sync, Name = "HR nightly", Type = "people", Host = "api.example.com", Account = "wdc", Started = now.AddDays(-day).AddHours(-1), Outcome = RunOutcome.Applied,
                Created = day, Updated = 100, Retired = 2, Failed = 3, FailureCount = 3, Duration = TimeSpan.FromMinutes(3), Steps = [new RunStep("Compare", TimeSpan.FromSeconds(70))],
                Limits = [new RunLimit("MaximumRetire", "3%", "5%, 100")], Notes = [new NoteLine("Unclaimed", 3) { Keys = [word] }], Approvals = [new RunApproval("people-1", "ann", now, word)],
            }, [new KeptFailure("RowFailed", "<script>alert(1)</script>") { Key = word }, new KeptFailure("RowFailed", word) { Key = "b" }, new KeptFailure("RowFailed", "=HYPERLINK(\"x\")") { Key = "ann@example.com" }]);
        }
        history.Append(new RunLine
        {
            Id = "held", Kind = RunKind.Sync, Name = word, Type = "cis", Host = "api.example.com", Started = now, Outcome = RunOutcome.Held, PlanId = "cis-20261129-020412-0be11a",
            Held = [new HeldLine("MaximumRetire", 212, 100, 6124, null, null)], Summary = "cis: " + word,
        }, []);
        return RunReport.Write(Path.Combine(_folder, "report.html"), new ReportOptions { StatePath = _folder, Advice = run => PowerShell.RunAdvice.Of(run) })[0];
    }

    private string Frames(string page)
    {
        string path = Path.Combine(_folder, "frames.html");
        File.WriteAllText(path, $$"""
            <!DOCTYPE html><meta charset="utf-8"><body>
            <iframe width="1280" height="900" frameborder="0" src="{{Path.GetFileName(page)}}"></iframe><iframe width="390" height="900" frameborder="0" src="{{Path.GetFileName(page)}}"></iframe>
            <pre id="seen"></pre><script>
            addEventListener('load', () => document.getElementById('seen').textContent = JSON.stringify([...document.querySelectorAll('iframe')].map(frame => {
              const page = frame.contentDocument, style = (element, name) => frame.contentWindow.getComputedStyle(element)[name];
              return { Width: frame.clientWidth, ScrollWidth: page.documentElement.scrollWidth, Background: style(page.body, 'backgroundColor'), Heading: page.querySelector('h1').lastChild.textContent.trim(),
                Tables: page.querySelectorAll('table').length, Bars: page.querySelectorAll('rect').length, Cell: style(page.querySelector('td'), 'display') };
            })));
            </script></body>
            """);
        return path;
    }

    private async Task<(string Dom, string Console)> OpenAsync(string page, string scheme)
    {
        var start = new ProcessStartInfo(Browser!)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // As root it starts only without its sandbox. A classic scrollbar would reduce the width of the page.
        foreach (string argument in (string[])["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files", "--enable-logging=stderr",
            "--no-first-run", $"--user-data-dir={Path.Combine(_folder, "profile")}", $"--blink-settings=preferredColorScheme={(scheme == "dark" ? 0 : 1)}", "--dump-dom", new Uri(page).AbsoluteUri])
            start.ArgumentList.Add(argument);
        using var browser = Process.Start(start)!;
        Task<string> dom = browser.StandardOutput.ReadToEndAsync(), console = browser.StandardError.ReadToEndAsync();
        using var watchdog = new CancellationTokenSource(WatchdogMilliseconds);
        try
        {
            await browser.WaitForExitAsync(watchdog.Token);
        }
        catch (OperationCanceledException)
        {
            browser.Kill(entireProcessTree: true);
            Assert.Fail("Chromium did not end.");
        }
        return (await dom, await console);
    }

    private sealed record Frame(int Width, int ScrollWidth, string Background, string Heading, int Tables, int Bars, string Cell);
}
