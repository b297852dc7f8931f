using System.Collections.ObjectModel;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>
/// A file that a cmdlet has written, as Get-Item returns it: without the properties that the file system provider adds,
/// PowerShell on Unix shows mode, owner and size as blanks.
/// </summary>
internal static class WrittenFile
{
    /// <summary>Independent of the console's location, which may be in another provider.</summary>
    private const string Provider = @"Microsoft.PowerShell.Core\FileSystem::";

    /// <param name="cmdlet">Has access to the provider.</param>
    /// <param name="path">The full path.</param>
    internal static object Of(PSCmdlet cmdlet, string path)
    {
        try
        {
            Collection<PSObject> found = cmdlet.InvokeProvider.Item.Get([Provider + path], force: true, literalPath: true);
            if (found.Count == 1 && found[0].BaseObject is FileInfo) return found[0];
        }
        catch (Exception failed) when (failed is RuntimeException or ProviderInvocationException or IOException)
        {
            // The file was moved in the meantime, or is a device that the provider does not show.
        }
        return new FileInfo(path);
    }
}
