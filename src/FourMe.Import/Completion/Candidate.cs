namespace FourMe.Import.PowerShell;

/// <summary>A completion. A class: for a struct the runtime would compile each query over a list of them at the first Tab.</summary>
/// <param name="Text">The value itself, without quotes.</param>
/// <param name="ToolTip">Its description; called only when the text is offered.</param>
internal sealed record Candidate(string Text, Func<string?> ToolTip)
{
    internal Candidate(string text, string? toolTip) : this(text, () => toolTip) { }
}
