using FourMe.Import.Files;
using FourMe.Import.Hosting;

namespace FourMe.Import.Importing;

/// <summary>
/// The files of failed rows requested by the user, one per set of columns. They are rewritten during the run, so that after each job they
/// have all rows that failed so far.
/// </summary>
/// <param name="names">The full paths for a number of files.</param>
internal sealed class FailedRowsOutput(Func<int, IReadOnlyList<string>> names)
{
    /// <summary>The files; empty before they are written.</summary>
    internal IReadOnlyList<string> Files { get; private set; } = [];

    /// <summary>Writes all rows that failed so far.</summary>
    /// <param name="sources">The rows, in the order in which they are written.</param>
    /// <param name="host">Receives messages.</param>
    /// <param name="stop">Cancels the wait for the reader of a pipe.</param>
    /// <exception cref="FourMeException">A file cannot be written, or a user's file that was sent unchanged cannot be read.</exception>
    internal void Write(IEnumerable<FailedRowsSource> sources, ITransferHost host, CancellationToken stop = default)
    {
        IReadOnlyList<FailedRowsSource>[] files = [.. ByHeader(sources)];
        if (files.Length == 0) return;
        IReadOnlyList<string> paths = names(files.Length);
        for (int i = 0; i < files.Length; i++)
        {
            long rows = FailedRowsFile.Write(files[i], paths[i], stop);
            host.Verbose(VerboseText.FailedRows(rows, paths[i]));
        }
        // With a second set of columns the name failed.csv changes to failed.1.csv.
        foreach (string old in Files.Except(paths)) PrivateFile.Delete(old);
        Files = paths;
    }

    private static IEnumerable<IReadOnlyList<FailedRowsSource>> ByHeader(IEnumerable<FailedRowsSource> sources) =>
        sources.GroupBy(source => string.Join("\n", source.Headers), StringComparer.Ordinal)
            .Select(group => (IReadOnlyList<FailedRowsSource>)[.. group]);
}
