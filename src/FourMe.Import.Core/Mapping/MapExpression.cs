namespace FourMe.Import;

/// <summary>Runs the code that a map entry computes its value with.</summary>
internal static class MapExpression
{
    /// <summary>Puts the result into its slot; an exception of the code becomes a failure of the record.</summary>
    internal static void Evaluate(MapEntry entry, object record, ColumnPlan plan, int slot, RecordValues values, List<Failure> failures)
    {
        try
        {
            values.Set(slot, entry.Expression!(record));
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !plan.Formatting.MustPass(exception))
        {
            failures.Add(Failures.ExpressionFailed(entry.Column, exception));
        }
    }
}
