using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Faults;

/// <summary>The outcome of a call.</summary>
/// <param name="Word">The word for the table.</param>
/// <param name="Failures">All failures.</param>
internal sealed record MatrixOutcome(string Word, IReadOnlyList<Failure> Failures);

/// <summary>The public calls of the library that make the requests of the matrix.</summary>
internal static class MatrixCalls
{
    /// <summary>A name that the service rejects.</summary>
    internal const string Refused = "Refused";
    internal const string Type = "people";
    internal static readonly string[] Names = ["Ann", "Bob", "Cleo"];

    /// <summary>Makes the call that includes the request of a cell.</summary>
    internal static async Task<MatrixOutcome> OfAsync(MatrixCell cell, MatrixRun run)
    {
        try
        {
            return cell.Request switch
            {
                "me" => await GetMeAsync(run),
                "enums" => await GetEnumerationsAsync(run),
                "export" or "export-state" or "file" => await ExportAsync(run),
                _ => await ImportAsync(run, cell.Request == "log"),
            };
        }
        catch (FourMeException failed)
        {
            return new MatrixOutcome(failed.Failure.Id, [failed.Failure]);
        }
    }

    private static async Task<MatrixOutcome> GetMeAsync(MatrixRun run)
    {
        run.Strike();
        ApiUser user = await run.EndAsync(run.Client.GetMeAsync(run.Account.Host));
        Assert.Equal("Howard Tanner", user.Name);
        return new MatrixOutcome(MatrixCell.Recovers, []);
    }

    private static async Task<MatrixOutcome> GetEnumerationsAsync(MatrixRun run)
    {
        run.Strike();
        IReadOnlyDictionary<string, Enumeration> lists = await run.EndAsync(run.Client.GetEnumerationsAsync(host: run.Account.Host));
        Assert.Equal(Enumerations.All.Count, lists.Count);
        return new MatrixOutcome(MatrixCell.Recovers, []);
    }

    private static async Task<MatrixOutcome> ImportAsync(MatrixRun run, bool withRefusedRow)
    {
        using RecordImport import = NewImport(run.Client, run.Account, withRefusedRow);
        run.Strike();
        ImportReport report = await run.EndAsync(import.SendAsync(run.Account.Host));
        string[] ids = [.. report.Failures.Select(failure => failure.Id)];
        // With a row that the service rejects, this is the outcome without any fault: finding the row needs the log.
        bool isWhole = withRefusedRow ? ids is ["ImportFailedRows", "RowFailed"] : report.Succeeded;
        bool lacksLog = run.Account.Host.Warnings.Any(warning => warning.Contains("could not be fetched", StringComparison.Ordinal));
        string word = lacksLog ? "warns LogUnreadable" : isWhole ? MatrixCell.Recovers : ids[0];
        return new MatrixOutcome(word, report.Failures);
    }

    private static async Task<MatrixOutcome> ExportAsync(MatrixRun run)
    {
        using (RecordImport import = NewImport(run.Seeder, run.Account, withRefusedRow: false)) await import.SendAsync();
        run.Strike();
        var names = new List<string>();
        var export = new RecordExport(run.Client, new ExportRequest { Types = [Type] }, run.Account.StateFolder);
        try
        {
            long? count = await run.EndAsync(export.ReadAsync((_, record) => names.Add(record["Name"]), run.Account.Host));
            Assert.Equal(Names.Length, count);
            Assert.Equal(Names, names.Order(StringComparer.Ordinal));
            return new MatrixOutcome(MatrixCell.Recovers, []);
        }
        finally
        {
            Assert.Equal(names.Count, names.Distinct().Count());
        }
    }

    private static RecordImport NewImport(FourMeClient client, TestAccount account, bool withRefusedRow)
    {
        var import = new RecordImport(client, Type, options: account.Waiting());
        foreach (string name in withRefusedRow ? [.. Names, Refused] : Names)
            Assert.Null(import.Add(new Dictionary<string, object?> { ["Primary Email"] = $"{name}@example.com", ["Name"] = name }));
        return import;
    }
}
