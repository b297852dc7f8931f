namespace FourMe.Import.Pester.Running;

/// <summary>One Pester file of a process: its folders, and its report.</summary>
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

    /// <summary>The entry of this file for the script that runs several files.</summary>
    internal object Entry => new { path = _pesterFile, report = ReportFile, keep = Folders.Kept, temporary = Folders.Temporary };

    internal string PathOf(string ending) => Path.Combine(_folder, _name + ending);

    /// <param name="failure">The failure of the process; null when it ended normally.</param>
    /// <param name="outputFile">The output of the process, possibly shared with other files.</param>
    /// <param name="sharedLeaks">Secrets that the process left and that cannot be assigned to one file.</param>
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
