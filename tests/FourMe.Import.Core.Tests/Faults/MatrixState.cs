using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Faults;

/// <summary>The expected files after a cell: the rows of a job whose end is open, and nothing of a job that never existed.</summary>
internal static class MatrixState
{
    internal static void AssertAsPromised(MatrixCell cell, MatrixRun run)
    {
        JobEntry[] entries = [.. run.Account.Journal.Read()];
        JobEntry? export = entries.SingleOrDefault(entry => entry.Kind == JobEntry.Export);
        JobEntry? import = entries.SingleOrDefault(entry => entry.Kind == JobEntry.Import);
        switch (cell.Request)
        {
            case "me" or "enums":
                Assert.Empty(run.Account.Files);
                break;
            case "export" or "export-state" or "file":
                AssertExport(cell, export);
                break;
            default:
                AssertImport(cell, run, import);
                break;
        }
        Assert.All(run.Account.Files, file => Assert.DoesNotContain("partial", file, StringComparison.Ordinal));
    }

    private static void AssertImport(MatrixCell cell, MatrixRun run, JobEntry? entry)
    {
        string? state = (cell.Expected, cell.Request) switch
        {
            (MatrixCell.Recovers or "warns LogUnreadable", _) => "done",
            ("ImportUnconfirmed", _) => "Unconfirmed",
            ("ResultUnknown", _) => "ResultUnknown",
            (_, "import-state") => "queued",
            _ => null,
        };
        Assert.Equal(state, entry?.State);
        if (entry is null)
        {
            // The service accepted nothing: the caller still has the rows, and nothing of them is on disk.
            Assert.Empty(run.Account.Files);
            return;
        }
        Assert.Equal(cell.IsDoubtful, entry.Token is null);
        Assert.Equal(cell.Expected == MatrixCell.Recovers, entry.File is null);
        if (entry.File is null) return;
        string rows = File.ReadAllText(entry.File);
        Assert.All(MatrixCalls.Names, name => Assert.Contains(name, rows, StringComparison.Ordinal));
        Assert.Equal(run.Account.Service.Imports.Select(import => import.UploadedBytes), run.Account.Service.Imports.Select(_ => File.ReadAllBytes(entry.File)));
    }

    private static void AssertExport(MatrixCell cell, JobEntry? entry)
    {
        string? state = (cell.Expected, cell.Request) switch
        {
            ("ExportUnconfirmed", _) => "Unconfirmed",
            (MatrixCell.Recovers, _) or (_, "file") => "done",
            ("ExportForgotten", _) => "ResultUnknown",
            (_, "export-state") => "queued",
            _ => null,
        };
        Assert.Equal(state, entry?.State);
    }
}
