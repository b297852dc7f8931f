using System.Text;
using FourMe.Import.Planning;
using FourMe.Import.State;

namespace FourMe.Import.Cmdlets.Tests;

/// <summary>The report of a very large run stays small; what it omits is in the files beside it.</summary>
public sealed class LargeReportTests : IDisposable
{
    private const int Changes = 20_000, Failures = 20_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("FourMe.Import.Report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ThousandsOfChangesAndFailuresMakeASmallPageAndFilesWithAllOfThem()
    {
        string plan = WritePlan();
        KeptFailure[] failures = [.. Enumerable.Range(1, Failures).Select(i => new KeptFailure("RowFailed", $"The service refused it: Organization '<{i % 5000}>' could not be found.")
        {
            Key = $"person.{i}@example.com", Row = i,
        })];
        new RunHistory(_folder, TimeProvider.System).Append(new RunLine
        {
            Id = "large", Kind = RunKind.Sync, Name = "nightly", Type = "people", Host = "api.example.com", Started = TimeProvider.System.GetUtcNow(), Outcome = RunOutcome.Applied, Seen = Changes,
            Updated = Changes - Failures, Failed = Failures, FailureCount = Failures, PlanId = plan, Jobs = ["token"],
        }, failures);

        IReadOnlyList<string> files = RunReport.Write(Path.Combine(_folder, "report.html"), new ReportOptions { StatePath = _folder }, TestContext.Current.CancellationToken);

        Assert.InRange(new FileInfo(files[0]).Length, 10_000, 2 * 1024 * 1024);
        Assert.Equal([Changes + 1, Failures + 1, Failures + 1], new[] { "changes", "failures", "new" }.Select(section => Lines(files, section)));
        string page = File.ReadAllText(files[0]);
        Assert.Contains("500 of 5,000 are shown here", page, StringComparison.Ordinal);
        Assert.Contains($"500 of {Changes:N0} are shown here", page, StringComparison.Ordinal);
        // Missing records come first, although they are last in the plan.
        Assert.Contains($"<code>{Changes - 1}</code>", page, StringComparison.Ordinal);
    }

    private static int Lines(IReadOnlyList<string> files, string section) =>
        File.ReadLines(files.Single(file => file.EndsWith($"report.{section}.csv", StringComparison.Ordinal)), Encoding.UTF8).Count();

    private string WritePlan()
    {
        using PlanWriter writer = new PlanStore(_folder, TimeProvider.System).Create("people");
        for (int i = 0; i < Changes; i++)
        {
            ChangeAction action = i >= Changes - 10 ? ChangeAction.Retire : ChangeAction.Update;
            var change = new Change
            {
                PlanId = writer.Id, Type = "people", Action = action, Key = $"{i}", RecordId = $"{i}", Name = $"Person {i}",
                Cells = [new CellChange("Job Title", "Clerk", $"Lead {i}"), new CellChange("Location", null, "Room 7")],
            };
            writer.Write(new PlannedChange(change, [new Dictionary<string, string> { ["ID"] = $"{i}", ["Job Title"] = $"Lead {i}", ["Location"] = "Room 7" }], i + 1));
        }
        writer.Complete(new PlanHeader
        {
            Host = "api.example.com",
            Plan = new Plan { Id = writer.Id, Name = "nightly", Type = "people", Source = "HR", Account = string.Empty, Created = TimeProvider.System.GetUtcNow(), Updates = Changes },
        });
        return writer.Id;
    }
}
