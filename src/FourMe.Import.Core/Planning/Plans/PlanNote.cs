using FourMe.Import.Text;

namespace FourMe.Import;

/// <summary>Something that a plan found and does not send.</summary>
/// <param name="Id">An identifier for scripts, such as <c>Vanished</c> or <c>KeyTaken</c>.</param>
/// <param name="Key">Source ID or another key of the record; '' when the note is about a column or the run.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record PlanNote(string Id, string Key, string Message)
{
    /// <summary>The note in one line.</summary>
    public override string ToString() => ShownText.Of(Key.Length > 0 ? $"{Id} ({Key}): {Message}" : $"{Id}: {Message}");
}
