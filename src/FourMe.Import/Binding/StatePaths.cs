using System.Management.Automation;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell;

/// <summary>What -StatePath means.</summary>
internal static class StatePaths
{
    /// <summary>The folder that was named, from the console's location; otherwise the user's own, or that of FOURME_STATE_HOME.</summary>
    internal static string Of(PSCmdlet cmdlet, string? named) => named is null ? StateFolder.Path : FilePaths.Full(cmdlet, named);
}
