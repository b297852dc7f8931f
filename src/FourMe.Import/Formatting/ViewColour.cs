using System.Management.Automation;
using System.Management.Automation.Host;
using System.Reflection;

namespace FourMe.Import.PowerShell;

/// <summary>The meaning of a job state to the user.</summary>
internal enum StateMeaning
{
    /// <summary>In progress.</summary>
    UnderWay,
    /// <summary>Done.</summary>
    Good,
    /// <summary>Needs attention.</summary>
    Open,
    /// <summary>Failed.</summary>
    Bad,
}

/// <summary>
/// Colours of the views, used only if PowerShell can remove them again: from 7.2 on it does for files and plain text. Windows
/// PowerShell would write the sequence into a file, and count it as width.
/// </summary>
internal readonly struct ViewColour
{
    private const string Reset = "\u001b[0m";

    // PSStyle is not in the reference assembly.
    private static readonly object? Style =
        typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")?.GetProperty("Instance")?.GetValue(null);
    private static readonly PropertyInfo? Rendering = Style?.GetType().GetProperty("OutputRendering");

    private readonly string _sequence;

    private ViewColour(int code) => _sequence = $"\u001b[{code}m";

    internal static ViewColour Of(StateMeaning meaning) => new(meaning switch
    {
        StateMeaning.Good => 32,
        StateMeaning.Open => 33,
        StateMeaning.Bad => 31,
        _ => 36,
    });

    /// <summary>The meaning of a state; an unknown state of the service needs attention.</summary>
    internal static StateMeaning MeaningOf(string state)
    {
        var known = new TransferState(state);
        if (known == TransferState.Done) return StateMeaning.Good;
        if (known.IsUnderWay || known == TransferState.Sending) return StateMeaning.UnderWay;
        bool isBad = known == TransferState.Error || known == TransferState.Failed || known == TransferState.NothingSent
            || known == TransferState.NotSent;
        return isBad ? StateMeaning.Bad : StateMeaning.Open;
    }

    internal string On(string text, PSHost? host) => text.Length > 0 && IsWanted(host) ? _sequence + text + Reset : text;

    /// <summary>NO_COLOR is read each time, because PowerShell reads it only at its start (https://no-color.org).</summary>
    private static bool IsWanted(PSHost? host) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Rendering?.GetValue(Style)?.ToString() switch
        {
            null or "PlainText" => false,
            "Ansi" => true,
            _ => host is { UI.SupportsVirtualTerminal: true } && !IsRedirected(host),
        };

    /// <summary>Before PowerShell 7.6 a console does not remove colours from redirected output.</summary>
    private static bool IsRedirected(PSHost host) => host.Name == "ConsoleHost" && Console.IsOutputRedirected;
}
