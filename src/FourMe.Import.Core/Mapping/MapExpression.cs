using FourMe.Import.Errors;

namespace FourMe.Import.Mapping;

/// <summary>Runs the code of a map entry.</summary>
internal static class MapExpression
{
    /// <summary>The result; missing when the code failed, which refuses the record.</summary>
    internal static object? Evaluate(MapEntry entry, object record, ColumnPlan plan, List<Failure> failures)
    {
        try
        {
            return entry.Expression!(record);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !plan.Formatting.MustPass(exception))
        {
            failures.Add(Failures.ExpressionFailed(entry.Column, exception));
            return Missing.Value;
        }
    }
}
