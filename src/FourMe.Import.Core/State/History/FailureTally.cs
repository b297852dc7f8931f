namespace FourMe.Import.State;

/// <summary>Counts the failures of a run and keeps the first ones for its line in the history.</summary>
internal sealed class FailureTally
{
    /// <summary>Maximum number of failures kept. Of further ones only the number is known.</summary>
    internal const int Most = 100_000;

    private readonly List<KeptFailure> _kept = [];
    private readonly Dictionary<string, string> _messages = new(StringComparer.Ordinal);

    /// <summary>Number of failures.</summary>
    internal long Count { get; private set; }

    /// <summary>The first failures.</summary>
    internal IReadOnlyList<KeptFailure> Kept => _kept;

    internal void Add(Failure failure)
    {
        Count++;
        if (_kept.Count >= Most) return;
        KeptFailure kept = KeptFailure.Of(failure);
        // Thousands of failures share a few messages.
        if (_messages.TryGetValue(kept.Message, out string? known)) kept = kept with { Message = known };
        else if (_messages.Count < 1000) _messages.Add(kept.Message, kept.Message);
        _kept.Add(kept);
    }

    /// <summary>Drops the failures added so far, because they follow from another cause that is added next.</summary>
    internal void Clear()
    {
        Count = 0;
        _kept.Clear();
    }

    internal void Add(IEnumerable<Failure> failures)
    {
        foreach (Failure failure in failures) Add(failure);
    }
}
