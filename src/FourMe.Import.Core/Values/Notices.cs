namespace FourMe.Import;

/// <summary>Warnings of a run, each said once however many rows give cause for it.</summary>
internal sealed class Notices
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly Queue<string> _waiting = new();

    internal void Once(string key, string text)
    {
        if (_said.Add(key)) _waiting.Enqueue(text);
    }

    /// <summary>Takes the next warning that nobody has shown yet.</summary>
    internal bool TryTake(out string text)
    {
        if (_waiting.Count > 0)
        {
            text = _waiting.Dequeue();
            return true;
        }
        text = string.Empty;
        return false;
    }
}
