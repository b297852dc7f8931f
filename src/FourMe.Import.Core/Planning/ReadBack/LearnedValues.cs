using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// What a run name has learned about values that read back differently: which values the service stores as others, and which ones are
/// useless to send again. Only 96-bit hashes of their meanings are kept.
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

    /// <summary>Whether anything was learned since the values were read.</summary>
    internal bool HasNews { get; private set; }

    /// <summary>Whether the service is known to store a value of a column as another one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="desired">The meaning of the desired cell.</param>
    /// <param name="actual">The meaning of the account's cell.</param>
    internal bool ReadsAs(string column, string desired, string actual) =>
        _readings.Count > 0 && _readings.Contains(ReadingOf(column, desired, actual));

    /// <summary>Whether a value of a record was sent repeatedly without effect. It is not sent again until it changes.</summary>
    /// <param name="key">The key by which the run knows the record.</param>
    /// <param name="column">The column.</param>
    /// <param name="desired">The meaning of the desired cell.</param>
    internal bool NeverConverges(string key, string column, string desired) =>
        _stuck.Count > 0 && _stuck.Contains(CellOf(key, column, desired));

    /// <summary>Notes that a value of a record was sent and reads back differently.</summary>
    /// <param name="key">The key by which the run knows the record.</param>
    /// <param name="column">The column.</param>
    /// <param name="desired">The meaning of the cell that was sent.</param>
    /// <param name="actual">The meaning of the cell that was read back.</param>
    /// <param name="hadEffect">Whether the account's value has changed.</param>
    /// <returns>False when it is not the first time, so that the value is not sent again.</returns>
    internal bool Learn(string key, string column, string desired, string actual, bool hadEffect)
    {
        KeyHash cell = CellOf(key, column, desired);
        HasNews = true;
        if (!_rewritten.Add(cell))
        {
            _stuck.Add(cell);
            return false;
        }
        // If the account still has the old value, learning it would make the old value count as the new one from now on.
        if (hadEffect) _readings.Add(ReadingOf(column, desired, actual));
        return true;
    }

    private static KeyHash ReadingOf(string column, string desired, string actual) =>
        KeyHash.Of(column).With(desired.AsSpan()).With(actual.AsSpan());

    private static KeyHash CellOf(string key, string column, string desired) =>
        KeyHash.Of(key).With(column.AsSpan()).With(desired.AsSpan());
}
