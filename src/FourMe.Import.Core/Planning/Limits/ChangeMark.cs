using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Hashes (96 bits) of what a person agrees to: type, key and action of a change, and for a cleared value also its column and the value.
/// New values are not hashed, so an agreement still applies when the next run plans the same change again.
/// </summary>
internal static class ChangeMark
{
    private const string TakenOut = "TakenOut";
    private const string Cleared = "Cleared";

    /// <summary>The mark of the change itself.</summary>
    internal static KeyHash Of(Change change) => Of(change, change.Action.ToString());

    /// <summary>
    /// The mark of the record being retired, by a Retire action or by a value. Agreeing to an update does not include this.
    /// </summary>
    internal static KeyHash OfTakingOut(Change change) => Of(change, TakenOut);

    /// <summary>The mark of a value, list entry, role, owner's row or custom field being lost.</summary>
    /// <param name="change">The change.</param>
    /// <param name="column">The column that loses a value.</param>
    /// <param name="value">The value that is lost.</param>
    internal static KeyHash OfClearing(Change change, string column, string value) =>
        Of(change, Cleared).With(column.AsSpan()).With(value.AsSpan());

    /// <summary>All marks of a change.</summary>
    internal static IEnumerable<KeyHash> All(Change change, ChangeEffects effects)
    {
        yield return Of(change);
        if (effects.TakesOut) yield return OfTakingOut(change);
        foreach (ClearedValue cleared in effects.Cleared) yield return OfClearing(change, cleared.Column, cleared.Value);
    }

    private static KeyHash Of(Change change, string action) =>
        KeyHash.Of(change.Type).With(change.Key.AsSpan()).With(action.AsSpan());
}
