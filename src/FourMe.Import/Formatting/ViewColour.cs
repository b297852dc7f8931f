using System.Management.Automation;
using System.Management.Automation.Host;
using System.Reflection;

namespace FourMe.Import.PowerShell;

/// <summary>What the state of a job means to a person.</summary>
internal enum StateMeaning
{
    /// <summary>It goes on.</summary>
    UnderWay,
    /// <summary>It is done.</summary>
    Good,
    /// <summary>Somebody has to look.</summary>
    Open,
    /// <summary>It went wrong.</summary>
    Bad,
}

/// <summary>
/// A colour of the views. Only where PowerShell itself can take it away again, which it does from 7.2 on when output goes
/// to a file or the user wants plain text; Windows PowerShell would write the sequence into the file, and count it as width.
/// </summary>
internal readonly struct ViewColour
{
    private const string Reset = "\u001b[0m";

    // PSStyle is younger than the assembly that we compile against.
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

    /// <summary>What a state means; a word that the service adds later is something to look at.</summary>
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

    /// <summary>NO_COLOR is asked each time: PowerShell looks at it only when it starts (https://no-color.org).</summary>
    private static bool IsWanted(PSHost? host) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Rendering?.GetValue(Style)?.ToString() switch
        {
            null or "PlainText" => false,
            "Ansi" => true,
            _ => host is { UI.SupportsVirtualTerminal: true } && !IsRedirected(host),
        };

    /// <summary>Until PowerShell 7.6 a console does not take the colour away from output that goes into a file.</summary>
    private static bool IsRedirected(PSHost host) => host.Name == "ConsoleHost" && Console.IsOutputRedirected;
}
