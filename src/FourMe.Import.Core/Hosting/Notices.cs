namespace FourMe.Import.Hosting;

/// <summary>Warnings of a run, each said once however many rows give cause for it.</summary>
internal sealed class Notices
{
    private readonly HashSet<KeyValuePair<string, string>> _said = [];
    private readonly Queue<Notice> _waiting = new();

    /// <summary>Says something once.</summary>
    /// <param name="code">What it is about, one word.</param>
    /// <param name="text">A sentence or two.</param>
    /// <param name="subject">What it is said of, where the same is said of several things.</param>
    internal void Once(string code, string text, string subject = "") => Once(new Notice(code, text), subject);

    /// <summary>Says something once that is about a record or a column.</summary>
    internal void Once(Notice notice, string subject)
    {
        if (_said.Add(new(notice.Code, subject))) _waiting.Enqueue(notice);
    }

    /// <summary>Whether it has not been said yet: for rows that would make up the sentence again and again.</summary>
    internal bool IsNews(string code, string subject = "") => !_said.Contains(new(code, subject));

    /// <summary>Takes the next warning that nobody has shown yet.</summary>
    internal bool TryTake(out Notice notice)
    {
        notice = default;
        if (_waiting.Count == 0) return false;
        notice = _waiting.Dequeue();
        return true;
    }
}

/// <summary>A warning of a run.</summary>
/// <param name="Code">What it is about, one word.</param>
/// <param name="Text">The sentence.</param>
internal readonly record struct Notice(string Code, string Text)
{
    /// <summary>Number of the first record that gave cause, counted from 1; 0 when it is about the run.</summary>
    internal long Row { get; init; }

    /// <summary>The column it is about; null for none.</summary>
    internal string? Column { get; init; }

    /// <summary>The value that would be right, where one can be named.</summary>
    internal string? Suggestion { get; init; }
}
