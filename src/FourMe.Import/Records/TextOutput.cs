using System.Management.Automation;
using System.Text;
using FourMe.Import.Files;

namespace FourMe.Import.PowerShell;

/// <summary>Writes a text to the pipeline, or to a new file.</summary>
internal static class TextOutput
{
    /// <exception cref="FourMeException">
    /// <c>FileExists</c>, <c>PathIsDirectory</c>, <c>FolderNotFound</c>, <c>FileInUse</c> or <c>FileWriteFailed</c>.
    /// </exception>
    internal static void Write(PSCmdlet cmdlet, string text, string? outFile, bool force)
    {
        if (outFile is null)
        {
            cmdlet.WriteObject(text);
            return;
        }
        string path = OutFileNames.Of(cmdlet, outFile, 1, force)[0];
        if (!cmdlet.ShouldProcess(path, "Write file")) return;
        byte[] content = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
        OutputFile.Write(path, isPrivate: false, file => file.Write(content, 0, content.Length));
        cmdlet.WriteObject(new FileInfo(path));
    }
}
