namespace FourMe.Import.PowerShell;

/// <summary>A completion.</summary>
/// <param name="Text">The value itself, without quotes.</param>
/// <param name="ToolTip">Its description; called only when the text is offered.</param>
internal readonly record struct Candidate(string Text, Func<string?> ToolTip)
{
    internal Candidate(string text, string? toolTip) : this(text, () => toolTip) { }
}
