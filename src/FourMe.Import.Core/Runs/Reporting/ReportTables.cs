using FourMe.Import.Files;
using FourMe.Import.Planning;
using FourMe.Import.State;

namespace FourMe.Import.Runs;

/// <summary>The data of sections that may have many rows: failures, new failures, changes.</summary>
internal sealed class ReportTables
{
    private readonly ReportContent _content;
    private readonly ReportOptions _options;

    private ReportTables(ReportContent content, ReportFiles files, ReportOptions options)
    {
        (_content, _options) = (content, options);
        New = new ReportRows(files, "new", "Name", "Type", "Key", "Id", "Message", "State");
        Failures = new ReportRows(files, "failures", "Name", "Type", "Key", "Row", "Id", "Message", "Job");
        Changes = options.IncludeValues
            ? new ReportRows(files, "changes", "Name", "Type", "Action", "Key", "Record", "Column", "Old", "New")
            : new ReportRows(files, "changes", "Name", "Type", "Action", "Key", "Record", "Columns");
    }

    /// <summary>Failures that only the newer run has, and those that only the previous run had.</summary>
    internal ReportRows New { get; }

    /// <summary>All failures.</summary>
    internal ReportRows Failures { get; }

    /// <summary>The failures by message.</summary>
    internal FailureGroups Groups { get; } = new();

    /// <summary>Changed records; with values, changed cells.</summary>
    internal ReportRows Changes { get; }

    /// <summary>Number of changes per type and column.</summary>
    internal Dictionary<(string Type, string Column), long> Columns { get; } = [];

    /// <summary>Numbers of new failures, of those that are gone, and of those that remain.</summary>
    internal (long New, long Gone, long Still) Counts { get; private set; }

    /// <summary>Number of failures of which the history keeps only the count.</summary>
    internal long Unkept { get; private set; }

    /// <summary>Number of applied plans that are deleted or unreadable.</summary>
    internal int PlansGone { get; private set; }

    /// <summary>Collects the data. Sections too long for the page are written to files.</summary>
    internal static ReportTables Gather(ReportContent content, ReportFiles files, ReportOptions options, CancellationToken stop)
    {
        var tables = new ReportTables(content, files, options);
        foreach (RunLine run in content.Runs)
        {
            stop.ThrowIfCancellationRequested();
            tables.Add(run, content.Latest.Contains(run));
            if (run.Jobs.Count > 0 && run.PlanId is not null) tables.AddChanges(run, stop);
        }
        // The page shows only the first keys of each message, so the file has all of them.
        if (tables.Groups.Unshown > 0 && tables.Failures.Count > tables.Groups.All.Count()) tables.Failures.Spill();
        return tables;
    }

    private void Add(RunLine run, bool isLatest)
    {
        var isNew = new HashSet<(string, string?, string)>();
        if (isLatest)
        {
            foreach (RunDifference difference in new RunComparison(_content.History).Compare(run, _content.Before(run)))
            {
                Count(difference.State);
                if (difference.State == RunDifferenceState.Still) continue;
                if (difference.State == RunDifferenceState.New) isNew.Add((difference.Id, difference.Key, difference.Message));
                New.Add(difference.State == RunDifferenceState.New ? 0 : 1, run.Name, run.Type, difference.Key, difference.Id,
                    difference.Message, difference.State.ToString());
            }
        }
        long kept = 0;
        foreach (KeptFailure failure in _content.History.FailuresOf(run))
        {
            kept++;
            Groups.Add(run.Type, failure, isNew.Contains((failure.Id, failure.Key ?? string.Empty, failure.Message)));
            Failures.Add(0, run.Name, run.Type, failure.Key, failure.Row > 0 ? Cell.Number(failure.Row) : null, failure.Id, failure.Message,
                failure.Token);
        }
        Unkept += Math.Max(0, run.FailureCount - kept);
    }

    private void Count(RunDifferenceState state) => Counts = state switch
    {
        RunDifferenceState.New => Counts with { New = Counts.New + 1 },
        RunDifferenceState.Gone => Counts with { Gone = Counts.Gone + 1 },
        _ => Counts with { Still = Counts.Still + 1 },
    };

    /// <summary>Adds the changes of an applied plan. A missing or damaged plan is counted instead of failing the report.</summary>
    private void AddChanges(RunLine run, CancellationToken stop)
    {
        try
        {
            var store = new PlanStore(_options.StatePath ?? StateFolder.Path, _options.Clock);
            if (store.Find(run.PlanId!) is not { } plan)
            {
                PlansGone++;
                return;
            }
            var scan = new ChangeScan(plan.Folder.Changes);
            scan.Read(_options.IncludeValues, () => Add(run, scan), stop);
        }
        catch (Exception damaged) when (damaged is FourMeException or System.Text.Json.JsonException or InvalidOperationException
            || FileFault.Is(damaged))
        {
            PlansGone++;
        }
    }

    private void Add(RunLine run, ChangeScan change)
    {
        foreach (ChangeScan.ScannedCell cell in change.Cells)
        {
            (string, string) column = (run.Type, cell.Column);
            Columns[column] = Columns.TryGetValue(column, out long count) ? count + 1 : 1;
        }
        int sort = SortOf(change.Action);
        string action = WordOf(change.Action);
        if (!_options.IncludeValues)
        {
            string columns = change.Cells.Count == 1 ? change.Cells[0].Column : string.Join(", ", change.Cells.Select(cell => cell.Column));
            Changes.Add(sort, run.Name, run.Type, action, change.Key, change.Name, columns);
            return;
        }
        if (change.Cells.Count == 0) Changes.Add(sort, run.Name, run.Type, action, change.Key, change.Name, null, null, null);
        foreach (ChangeScan.ScannedCell cell in change.Cells)
            Changes.Add(sort, run.Name, run.Type, action, change.Key, change.Name, cell.Column, cell.Old, cell.New);
    }

    /// <summary>Importance of an action: retirements first.</summary>
    private static int SortOf(ChangeAction action) => action switch
    {
        ChangeAction.Retire => 0, ChangeAction.Adopt or ChangeAction.Restore => 1, ChangeAction.Create => 2, _ => 3,
    };

    private static string WordOf(ChangeAction action) => action switch
    {
        ChangeAction.Create => "New", ChangeAction.Update => "Changed", ChangeAction.Adopt => "Adopted", ChangeAction.Retire => "Retired",
        _ => "Restored",
    };
}
