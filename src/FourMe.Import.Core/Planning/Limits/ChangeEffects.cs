using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>The effects of a change that the limits count. Computed once and passed to every rule.</summary>
/// <param name="TakesOut">Whether the change retires the record, for whatever reason.</param>
/// <param name="Cleared">The values the record loses, by column.</param>
internal sealed record ChangeEffects(bool TakesOut, IReadOnlyList<ClearedValue> Cleared)
{
    private static readonly ChangeEffects None = new(false, []);
    private static readonly ChangeEffects OnlyTakesOut = new(true, []);

    /// <param name="change">The planned change.</param>
    /// <param name="type">The record type of the change.</param>
    /// <param name="context">How cells are compared.</param>
    internal static ChangeEffects Of(Change change, RecordType type, MeaningContext context)
    {
        switch (change.Action)
        {
            case ChangeAction.Retire:
                // Values lost along with a retirement are part of it and not counted as cleared.
                return OnlyTakesOut;
            case ChangeAction.Create:
                return change.Cells.Any(cell => TakingOut.RemovesNew(cell, context)) ? OnlyTakesOut : None;
            default:
                bool takesOut = false;
                List<ClearedValue>? cleared = null;
                foreach (CellChange cell in change.Cells)
                {
                    takesOut |= TakingOut.IsIn(type, cell, context);
                    foreach (ClearedValue value in CellLoss.Of(type, cell, context)) (cleared ??= []).Add(value);
                }
                return cleared is null ? takesOut ? OnlyTakesOut : None : new ChangeEffects(takesOut, cleared);
        }
    }
}

/// <summary>A value that a record loses.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value, list entry, role or owner's row that is lost; the field id for a custom field.</param>
/// <param name="Entries">The number of entries in the list before the change; 1 for a column with a single value.</param>
internal readonly record struct ClearedValue(string Column, string Value, int Entries);
