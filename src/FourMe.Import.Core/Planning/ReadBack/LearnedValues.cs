using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// What a run name has learned of values that read back as others: which are the same to the service, and which are of no use to
/// send again. Values are known by their meanings, as 96 bits; no value is kept.
/// </summary>
internal sealed class LearnedValues
{
    private readonly HashSet<KeyHash> _readings;
    private readonly HashSet<KeyHash> _rewritten;
    private readonly HashSet<KeyHash> _stuck;

    internal LearnedValues() : this([], [], []) { }

    internal LearnedValues(IEnumerable<KeyHash> readings, IEnumerable<KeyHash> rewritten, IEnumerable<KeyHash> stuck)
    {
        _readings = [.. readings];
        _rewritten = [.. rewritten];
        _stuck = [.. stuck];
    }

    internal IReadOnlyCollection<KeyHash> Readings => _readings;

    internal IReadOnlyCollection<KeyHash> Rewritten => _rewritten;

    internal IReadOnlyCollection<KeyHash> Stuck => _stuck;

    /// <summary>Whether anything was learned since it was read.</summary>
    internal bool HasNews { get; private set; }

    /// <summary>Whether the service is known to make one value of a column out of another.</summary>
    /// <param name="column">The column.</param>
    /// <param name="desired">What the desired cell means.</param>
    /// <param name="actual">What the account's cell means.</param>
    internal bool ReadsAs(string column, string desired, string actual) =>
        _readings.Count > 0 && _readings.Contains(ReadingOf(column, desired, actual));

    /// <summary>Whether a value of a record was sent in vain: it is not sent again until it changes.</summary>
    /// <param name="key">What the run knows the record by.</param>
    /// <param name="column">The column.</param>
    /// <param name="desired">What the desired cell means.</param>
    internal bool NeverConverges(string key, string column, string desired) =>
        _stuck.Count > 0 && _stuck.Contains(CellOf(key, column, desired));

    /// <summary>A value of a record was sent and reads back as another one.</summary>
    /// <param name="key">What the run knows the record by.</param>
    /// <param name="column">The column.</param>
    /// <param name="desired">What the cell that was sent means.</param>
    /// <param name="actual">What the cell means that was read back.</param>
    /// <param name="hadEffect">Whether the account's value is another one than before.</param>
    /// <returns>False when it is not the first time: the value is not sent again.</returns>
    internal bool Learn(string key, string column, string desired, string actual, bool hadEffect)
    {
        KeyHash cell = CellOf(key, column, desired);
        HasNews = true;
        if (!_rewritten.Add(cell))
        {
            _stuck.Add(cell);
            return false;
        }
        // Who learned a value that was there before would take the old value for the new one from then on.
        if (hadEffect) _readings.Add(ReadingOf(column, desired, actual));
        return true;
    }

    private static KeyHash ReadingOf(string column, string desired, string actual) =>
        KeyHash.Of(column).With(desired.AsSpan()).With(actual.AsSpan());

    private static KeyHash CellOf(string key, string column, string desired) =>
        KeyHash.Of(key).With(column.AsSpan()).With(desired.AsSpan());
}
