using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// What a person agrees to, as 96 bits: type, key and action of a change; of a clearing also the column and the value that goes. The
/// values to be written are not in it, so that an agreement still holds when the next run plans the same change anew.
/// </summary>
internal static class ChangeMark
{
    private const string TakenOut = "TakenOut";
    private const string Cleared = "Cleared";

    /// <summary>The change itself.</summary>
    internal static KeyHash Of(Change change) => Of(change, change.Action.ToString());

    /// <summary>
    /// That the record goes out of use, by a Retire or by a value. Who agreed that a record is updated has not agreed to this.
    /// </summary>
    internal static KeyHash OfTakingOut(Change change) => Of(change, TakenOut);

    /// <summary>That a value, an entry of a list, a role, a row or a custom field of the record goes.</summary>
    /// <param name="change">The change.</param>
    /// <param name="column">The column.</param>
    /// <param name="value">What goes.</param>
    internal static KeyHash OfClearing(Change change, string column, string value) =>
        Of(change, Cleared).With(column.AsSpan()).With(value.AsSpan());

    /// <summary>Everything about a change that can be agreed to.</summary>
    internal static IEnumerable<KeyHash> All(Change change, ChangeEffects effects)
    {
        yield return Of(change);
        if (effects.TakesOut) yield return OfTakingOut(change);
        foreach (ClearedValue cleared in effects.Cleared) yield return OfClearing(change, cleared.Column, cleared.Value);
    }

    private static KeyHash Of(Change change, string action) =>
        KeyHash.Of(change.Type).With(change.Key.AsSpan()).With(action.AsSpan());
}
