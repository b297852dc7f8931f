using System.Management.Automation;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell;

/// <summary>Resolves -StatePath.</summary>
internal static class StatePaths
{
    /// <summary>The given folder, relative to the current location; otherwise FOURME_STATE_HOME or the user's own.</summary>
    internal static string Of(PSCmdlet cmdlet, string? named) => named is null ? StateFolder.Path : FilePaths.Full(cmdlet, named);
}
