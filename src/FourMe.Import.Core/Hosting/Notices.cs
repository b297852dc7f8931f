namespace FourMe.Import;

/// <summary>Warnings of a run, each said once however many rows give cause for it.</summary>
internal sealed class Notices
{
    private readonly HashSet<KeyValuePair<string, string>> _said = [];
    private readonly Queue<Notice> _waiting = new();

    /// <summary>Says something once.</summary>
    /// <param name="code">What it is about, one word.</param>
    /// <param name="text">A sentence or two.</param>
    /// <param name="subject">What it is said of, where the same is said of several things.</param>
    internal void Once(string code, string text, string subject = "")
    {
        if (_said.Add(new(code, subject))) _waiting.Enqueue(new Notice(code, text));
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
internal readonly record struct Notice(string Code, string Text);
