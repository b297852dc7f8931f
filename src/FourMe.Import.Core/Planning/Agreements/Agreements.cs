using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>All valid agreements of a run name. What they cover does not count against a limit.</summary>
internal sealed class Agreements
{
    private readonly HashSet<KeyHash> _marks = [];
    private readonly List<AgreedLimit> _limits = [];

    internal Agreements(IEnumerable<Agreement> agreements)
    {
        foreach (Agreement agreement in agreements)
        {
            _limits.AddRange(agreement.Limits);
            _marks.UnionWith(agreement.Marks);
        }
    }

    /// <summary>No agreements.</summary>
    internal static Agreements None { get; } = new([]);

    /// <summary>Whether a change, a retirement or a cleared value was agreed to.</summary>
    /// <param name="mark">The mark of it, computed by <see cref="ChangeMark"/>.</param>
    internal bool Cover(KeyHash mark) => _marks.Contains(mark);

    /// <summary>Whether a limit that does not count single changes was agreed to, with no worse a count.</summary>
    internal bool Cover(HeldLimit held) => _limits.Any(agreed => agreed.Covers(held));
}
