using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>Exports of a simulated account with given file content.</summary>
internal static class ExportJobs
{
    internal static ExportRun RunOf(
        TestAccount account, string types = "people", DateTimeOffset? from = null, ExportFormat format = ExportFormat.Csv, string? series = null) =>
        new(account.Client, new ExportRequest { Types = types.Split(','), From = from, Format = format }, series, account.StateFolder, account.Host);

    /// <summary>Requests an export and waits for its end.</summary>
    internal static async Task<FinishedExport> FinishAsync(TestAccount account, string types = "people", ExportFormat format = ExportFormat.Csv)
    {
        ExportOutcome outcome = await RunOf(account, types, format: format).RunAsync(noWait: false, null, default);
        return outcome.Finished!;
    }

    /// <summary>A finished export whose file has this content.</summary>
    internal static async Task<FinishedExport> OfAsync(TestAccount account, byte[] content, string types = "people", ExportFormat format = ExportFormat.Csv)
    {
        FinishedExport finished = await FinishAsync(account, types, format);
        await account.Service.Exports[^1].ReplaceContentAsync(content);
        return finished;
    }
}
