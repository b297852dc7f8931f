using System.Globalization;
using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.State;

/// <summary>
/// The history of runs: the folder <c>runs</c> of the state folder, with a file per month and a line of JSON per run. Several processes can
/// add lines at the same time, and a damaged line affects no other.
/// </summary>
/// <param name="stateFolder">The state folder.</param>
/// <param name="clock">The clock, for the age of runs.</param>
internal sealed class RunHistory(string stateFolder, TimeProvider clock)
{
    /// <summary>Number of failures in the line itself. Further ones are kept in a separate file for a shorter time.</summary>
    internal const int MostFailures = 500;

    private const string Ending = ".jsonl", Month = "yyyy-MM";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly string _folder = Path.Combine(stateFolder, "runs");

    private FurtherFailures Further => new(Path.Combine(_folder, "failures"));

    /// <summary>Adds a run, or a newer state of a run that has a line already.</summary>
    /// <param name="line">The run, without its failures.</param>
    /// <param name="failures">Its failures.</param>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder belongs to another user.</exception>
    internal void Append(RunLine line, IReadOnlyList<KeptFailure> failures)
    {
        StateFolder.Create(stateFolder, _folder);
        Further.Write(line.Id, failures.Skip(MostFailures), clock.GetUtcNow());
        line = line with { Failures = [.. failures.Take(MostFailures)] };
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(line, RunLineJson.Default.RunLine);
        // By the month in which the run began, so that a newer line replaces the earlier one.
        SharedLines.Append(Path.Combine(_folder, line.Started.UtcDateTime.ToString(Month, CultureInfo.InvariantCulture) + Ending), json);
        RemoveOld();
    }

    /// <summary>The runs of the last 400 days, newest first.</summary>
    /// <param name="damaged">Called with the path and the number of unreadable lines of a file that has some; null to skip them.</param>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>: the folder or a file in it cannot be read.</exception>
    internal IEnumerable<RunLine> Read(Action<string, int>? damaged = null)
    {
        DateTimeOffset limit = clock.GetUtcNow() - Kept;
        foreach (string path in Paths())
            foreach (RunLine line in ReadMonth(path, damaged))
                if (line.Started >= limit) yield return line;
    }

    /// <summary>All failures of a run that are still kept.</summary>
    internal IEnumerable<KeptFailure> FailuresOf(RunLine line) =>
        line.FailureCount > line.Failures.Count ? line.Failures.Concat(Further.Read(line.Id)) : line.Failures;

    /// <summary>A run by its id; null when there is none.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>.</exception>
    internal RunLine? Find(string id) => Read().FirstOrDefault(line => line.Id == id);

    private static IEnumerable<RunLine> ReadMonth(string path, Action<string, int>? damaged)
    {
        var runs = new Dictionary<string, RunLine>(StringComparer.Ordinal);
        int bad = 0;
        foreach (string text in SharedLines.Read(path))
        {
            if (Parse(text) is { } line) runs[line.Id] = line;
            else bad++;
        }
        if (bad > 0) damaged?.Invoke(path, bad);
        return runs.Values.OrderByDescending(line => line.Started).ThenByDescending(line => line.Id, StringComparer.Ordinal);
    }

    private static RunLine? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, RunLineJson.Default.RunLine)
                is { Id: not null, Name: not null, Type: not null, Host: not null } line ? line : null;
        }
        catch (Exception damaged) when (damaged is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    private string[] Paths()
    {
        try
        {
            return [.. Directory.GetFiles(_folder, "*" + Ending).OrderByDescending(path => path, StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception closed) when (FileFault.Is(closed))
        {
            throw Failures.FileReadFailed(_folder, closed).ToException();
        }
    }

    /// <summary>Deletes files of months that are too old as a whole.</summary>
    private void RemoveOld()
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach (string path in Directory.GetFiles(_folder, "*" + Ending))
            if (DateTime.TryParseExact(Path.GetFileNameWithoutExtension(path), Month, CultureInfo.InvariantCulture, DateTimeStyles.None,
                out DateTime month) && month.AddMonths(1) < (now - Kept).UtcDateTime) PrivateFile.Delete(path);
        Further.RemoveOld(now);
    }
}
