using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using FourMe.Import.Planning;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Asks the person at the console to agree to a held plan. -Confirm:$false and -Force do not count as agreement, because they were given
/// before the changes were known.
/// </summary>
internal static class HeldQuestion
{
    internal const string Reason = "Approved at the console.";

    private const int Yes = 0, No = 1;

    /// <summary>Whether a person agrees. False when nobody can be asked.</summary>
    /// <param name="cmdlet">The cmdlet that asks.</param>
    /// <param name="plan">The held plan.</param>
    /// <param name="isWatched">Whether somebody is at the console.</param>
    internal static bool Ask(PSCmdlet cmdlet, Plan plan, bool isWatched)
    {
        if (!isWatched || (cmdlet.Host.Name == "ConsoleHost" && Console.IsInputRedirected)) return false;
        string reasons = string.Join(Environment.NewLine, plan.Held.Select(held => $"  {held.Limit}: {HeldWords.Of(held)}"));
        try
        {
            // The default is No, so that Enter alone does not agree.
            return cmdlet.Host.UI.PromptForChoice(
                $"The plan of '{plan.Name}' is held",
                string.Join(Environment.NewLine, plan.Summary, reasons, $"Get-FourMeChange {plan.Id} shows the changes. Apply them?"),
                new Collection<ChoiceDescription>(
                [
                    new ChoiceDescription("&Yes", "Approves the changes and applies them."),
                    new ChoiceDescription("&No", "Applies nothing; the plan stays held."),
                ]),
                No) == Yes;
        }
        catch (Exception nobody) when (nobody is HostException or PSInvalidOperationException or NotImplementedException)
        {
            // -NonInteractive, or a host that cannot ask: the plan stays held.
            return false;
        }
    }
}
