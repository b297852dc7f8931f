using System.Management.Automation;
using FourMe.Import.Importing;

namespace FourMe.Import.PowerShell;

/// <summary>The files that an import writes for -FailedRows.</summary>
/// <param name="cmdlet">Has the current location.</param>
/// <param name="path">The user's path.</param>
/// <param name="force">Existing files may be replaced.</param>
internal sealed class FailedRowsTarget(PSCmdlet cmdlet, string path, bool force)
{
    private FailedRowsOutput? _output;

    /// <summary>Writes the files. The first write checks their names; from then on the files belong to the run.</summary>
    internal FailedRowsOutput Output => _output ??= new FailedRowsOutput(
        count => OutFileNames.Of(cmdlet, path, count, force || _output!.Files.Count > 0));

    /// <summary>Checks the names before anything is sent: an existing file would prevent writing the rows.</summary>
    /// <param name="most">Number of files that may be needed.</param>
    /// <exception cref="FourMeException"><c>FileExists</c>, <c>PathIsDirectory</c>, <c>FolderNotFound</c>.</exception>
    internal void Check(int most)
    {
        OutFileNames.Of(cmdlet, path, 1, force);
        if (most > 1) OutFileNames.Of(cmdlet, path, most, force);
    }

    /// <summary>How to import the corrected files, in lines; null when none was written.</summary>
    /// <param name="type">The record type.</param>
    internal string[]? Advice(string type)
    {
        if (Output.Files.Count == 0) return null;
        bool isOne = Output.Files.Count == 1;
        string named = isOne ? path : string.Join(", ", Output.Files.Select(Path.GetFileName));
        return
        [
            $"{named} {(isOne ? "contains" : "contain")} them, with the reasons. Correct the {(isOne ? "file" : "files")}, then:",
            $"  Import-FourMeRecords {type} -Path {named}",
        ];
    }
}
