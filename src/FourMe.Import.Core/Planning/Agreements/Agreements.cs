using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>All that persons have agreed to and that still holds for a run name. What is covered does not count against a limit.</summary>
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

    /// <summary>Nobody agreed to anything.</summary>
    internal static Agreements None { get; } = new([]);

    /// <summary>Whether a change, a taking out of use or a clearing was agreed to.</summary>
    /// <param name="mark">What <see cref="ChangeMark"/> says of it.</param>
    internal bool Cover(KeyHash mark) => _marks.Contains(mark);

    /// <summary>Whether a reason that is not made of changes was agreed to, and it is no worse than it was then.</summary>
    internal bool Cover(HeldLimit held) => _limits.Any(agreed => agreed.Covers(held));
}
