using FourMe.Import.Values;

namespace FourMe.Import.Mapping;

/// <summary>Reads the mapped properties of a record. Independent of the kind of record: only the finder differs.</summary>
internal static class MappedColumns
{
    internal static void Read<T>(ref T finder, ColumnPlan plan, RecordValues values, List<Failure> failures)
        where T : struct, IPropertyFinder
    {
        FormattingContext context = plan.Formatting;
        foreach (PlannedColumn column in plan.Mapped)
        {
            MappedName[] names = column.Names;
            object? value;
            if (column.Entry!.Expression is not null) value = Computed(ref finder, column, plan, failures);
            else if (column.Format is not null) value = column.Format.Fill(All(ref finder, column, context), context, failures);
            else if (names.Length == 1) names[0].Note(value = finder.Find(names[0]), context);
            else value = First(ref finder, column, context);
            values.Set(column.Slot, column.Decision is null ? value : column.Decision.Decide(value, context, failures));
        }
    }

    private static object? Computed<T>(ref T finder, PlannedColumn column, ColumnPlan plan, List<Failure> failures)
        where T : struct, IPropertyFinder
    {
        foreach (MappedName read in column.Names)
            if (!read.HasValue) read.Note(finder.Find(read), plan.Formatting);
        return MapExpression.Evaluate(column.Entry!, finder.Record, plan, failures);
    }

    /// <summary>The first property with a value.</summary>
    private static object? First<T>(ref T finder, PlannedColumn column, FormattingContext context)
        where T : struct, IPropertyFinder
    {
        foreach (MappedName name in column.Names)
        {
            object? value = finder.Find(name);
            name.Note(value, context);
            object? plain = context.Unwrap(value);
            if (!ValueText.IsNothing(plain) && !(column.Entry!.Trim && plain is string text
                && string.IsNullOrWhiteSpace(text))) return value;
        }
        return Missing.Value;
    }

    private static object?[] All<T>(ref T finder, PlannedColumn column, FormattingContext context)
        where T : struct, IPropertyFinder
    {
        for (int i = 0; i < column.Names.Length; i++)
            column.Names[i].Note(column.Found[i] = finder.Find(column.Names[i]), context);
        return column.Found;
    }
}
