using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Imports.Reading;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Reads an upload and applies its rows one after the other.</summary>
internal sealed class ImportRunner(World world, RowHandlerFactory handlers, SimulatorOptions options)
{
    public ImportRun Run(Account account, string type, Stream upload, DateTimeOffset now)
    {
        List<ImportIssue> issues = [];
        ImportResults results = ImportResults.None;
        RowReader? reader = null;
        IRowHandler? handler = null;
        string? message = null;
        try
        {
            reader = new RowReader(upload, world.Catalogue.FindImportType(type)!);
            lock (world.Lock)
                handler = handlers.Create(account, type, now);
            while (message is null && reader.Read() is { } row)
            {
                results = Apply(handler, type, row, issues, results);
                if (results.Failures + results.Errors >= options.FailureLimit)
                    message = "Too many import failures";
            }
        }
        catch (UnreadableFileException exception)
        {
            message = exception.Message;
        }

        lock (world.Lock)
            results = results with { Deleted = results.Deleted + (handler?.Finish() ?? 0) };
        return new ImportRun
        {
            Results = results,
            Message = message,
            Issues = issues,
            Headers = reader?.Headers ?? [],
            Lines = reader?.Line ?? 1,
            Records = reader?.RecordsRead ?? 0,
        };
    }

    private ImportResults Apply(IRowHandler handler, string type, ImportRow row, List<ImportIssue> issues, ImportResults results)
    {
        try
        {
            if (options.RowRule?.Invoke(type, row.Cells) is { } verdict)
                throw new RowRefusedException(verdict.Message, verdict.CountsAsError);
            lock (world.Lock)
                return results.With(handler.Apply(row));
        }
        catch (RowRefusedException refusal)
        {
            issues.Add(new ImportIssue(row.Line, row.Number, RowLabel.For(row), refusal.Message, refusal.CountsAsError));
            return refusal.CountsAsError
                ? results with { Errors = results.Errors + 1 }
                : results with { Failures = results.Failures + 1 };
        }
    }
}
