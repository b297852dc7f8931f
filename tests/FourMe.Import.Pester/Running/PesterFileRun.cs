namespace FourMe.Import.Pester.Running;

/// <summary>One Pester file of a process: what it leaves, where, and the report that comes of it.</summary>
internal sealed class PesterFileRun : IDisposable
{
    private readonly string _folder, _name, _pesterFile;

    internal PesterFileRun(string folder, string pesterFile)
    {
        _folder = folder;
        _pesterFile = pesterFile;
        _name = Path.GetFileNameWithoutExtension(pesterFile);
        File.Delete(ReportFile);
        Folders = new KeptFolders(PathOf(".kept"));
    }

    internal KeptFolders Folders { get; }

    internal string ReportFile => PathOf(".json");

    /// <summary>What the script that runs several files reads of this one.</summary>
    internal object Entry => new { path = _pesterFile, report = ReportFile, keep = Folders.Kept, temporary = Folders.Temporary };

    internal string PathOf(string ending) => Path.Combine(_folder, _name + ending);

    /// <param name="failure">What became of the process, where it did not end by itself.</param>
    /// <param name="outputFile">The output of the process, which other files may share.</param>
    /// <param name="sharedLeaks">Secrets that the process left where they are nobody's.</param>
    internal PesterReport Report(string? failure, string outputFile, IEnumerable<string> sharedLeaks)
    {
        PesterReport report = File.Exists(ReportFile)
            ? PesterReport.Read(ReportFile)
            : PesterReport.Crashed($"{failure ?? "The PowerShell process left no report."} Its output:\n{Tail(outputFile)}");
        return report with
        {
            OutputFile = outputFile,
            Leaks =
            [
                .. sharedLeaks, .. SecretSearch.Below(Folders.Kept), .. SecretSearch.Below(Folders.Temporary),
                .. SecretSearch.In(outputFile), .. SecretSearch.In(ReportFile),
            ],
        };
    }

    public void Dispose() => Folders.Dispose();

    private static string Tail(string outputFile) => string.Join('\n', File.ReadLines(outputFile).TakeLast(40));
}
