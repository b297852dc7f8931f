using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>What a change does to the account as far as limits count it. Taken apart once, for all rules.</summary>
/// <param name="TakesOut">The record goes out of use, whatever the cause.</param>
/// <param name="Cleared">What the record loses, column by column.</param>
internal sealed record ChangeEffects(bool TakesOut, IReadOnlyList<ClearedValue> Cleared)
{
    private static readonly ChangeEffects None = new(false, []);
    private static readonly ChangeEffects OnlyTakesOut = new(true, []);

    /// <param name="change">The change.</param>
    /// <param name="type">The type of its record.</param>
    /// <param name="context">How cells are compared.</param>
    internal static ChangeEffects Of(Change change, RecordType type, MeaningContext context)
    {
        switch (change.Action)
        {
            case ChangeAction.Retire:
                // What a retired record loses besides is part of being retired.
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

/// <summary>Something that a record loses.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value, the entry of the list, the role, the row or the id of the custom field.</param>
/// <param name="Entries">How many the list had before; 1 where the column takes one value.</param>
internal readonly record struct ClearedValue(string Column, string Value, int Entries);
