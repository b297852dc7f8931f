namespace FourMe.Import.Hosting;

/// <summary>The warnings of a run, each given once however many rows cause it.</summary>
internal sealed class Notices
{
    private readonly HashSet<KeyValuePair<string, string>> _said = [];
    private readonly Queue<Notice> _waiting = new();

    /// <summary>Adds a warning unless it was given before.</summary>
    /// <param name="code">Its code, one word.</param>
    /// <param name="text">A sentence or two.</param>
    /// <param name="subject">What it concerns, when the same warning can concern several things.</param>
    internal void Once(string code, string text, string subject = "") => Once(new Notice(code, text), subject);

    /// <summary>Adds a warning about a record or a column unless it was given before.</summary>
    internal void Once(Notice notice, string subject)
    {
        if (_said.Add(new(notice.Code, subject))) _waiting.Enqueue(notice);
    }

    /// <summary>Whether a warning has not been given yet; saves building its text for every row.</summary>
    internal bool IsNews(string code, string subject = "") => !_said.Contains(new(code, subject));

    /// <summary>Takes the next warning that has not been shown.</summary>
    internal bool TryTake(out Notice notice)
    {
        notice = default;
        if (_waiting.Count == 0) return false;
        notice = _waiting.Dequeue();
        return true;
    }
}

/// <summary>A warning of a run.</summary>
/// <param name="Code">Its code, one word.</param>
/// <param name="Text">The sentence.</param>
internal readonly record struct Notice(string Code, string Text)
{
    /// <summary>Number of the first record that caused it, counted from 1; 0 when it concerns the whole run.</summary>
    internal long Row { get; init; }

    /// <summary>The column that it concerns; null for none.</summary>
    internal string? Column { get; init; }

    /// <summary>The value that was probably meant; null when there is none.</summary>
    internal string? Suggestion { get; init; }
}
