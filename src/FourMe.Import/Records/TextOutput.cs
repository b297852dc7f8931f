using System.Management.Automation;
using System.Text;
using FourMe.Import.Files;

namespace FourMe.Import.PowerShell;

/// <summary>Writes a text to the pipeline, or to a new file.</summary>
internal static class TextOutput
{
    /// <param name="cmdlet">Writes the file, or the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="outFile">The file; null for the pipeline.</param>
    /// <param name="force">Replace an existing file.</param>
    /// <param name="mark">Begin the file with a byte order mark: Excel reads UTF-8 only with it.</param>
    /// <exception cref="FourMeException">
    /// <c>FileExists</c>, <c>PathIsDirectory</c>, <c>FolderNotFound</c>, <c>FileInUse</c> or <c>FileWriteFailed</c>.
    /// </exception>
    internal static void Write(PSCmdlet cmdlet, string text, string? outFile, bool force, bool mark = false)
    {
        if (outFile is null)
        {
            cmdlet.WriteObject(text);
            return;
        }
        string path = OutFileNames.Of(cmdlet, outFile, 1, force)[0];
        if (!cmdlet.ShouldProcess(path, "Write file")) return;
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: mark);
        byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        OutputFile.Write(path, isPrivate: false, file => file.Write(content, 0, content.Length));
        cmdlet.WriteObject(WrittenFile.Of(cmdlet, path));
    }
}
