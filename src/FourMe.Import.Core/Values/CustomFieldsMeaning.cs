using System.Text.Json;

namespace FourMe.Import.Values;

/// <summary>
/// Custom fields, compared id by id as JSON. A missing id equals one without a value. Ids that the desired cell does not have are not
/// compared and stay as they are in the account.
/// </summary>
internal sealed class CustomFieldsMeaning : CellMeaning
{
    /// <summary>False: two accounts' cells can both have what is desired and still differ in other ids.</summary>
    internal override bool HashesAlone => false;

    internal override string Of(string cell, MeaningContext context)
    {
        using CustomFieldList list = CustomFieldList.Read(cell);
        return list.AreFields ? string.Join("\n", list.Filled().Select(field => JsonMeaning.Quoted(field.Key) + ":" + field.Value))
            : list.Meaning;
    }

    internal override bool Same(string desired, string actual, MeaningContext context)
    {
        if (string.Equals(desired, actual, StringComparison.Ordinal)) return true;
        using CustomFieldList wanted = CustomFieldList.Read(desired), there = CustomFieldList.Read(actual);
        // An empty cell has no ids. It clears the field.
        if (!wanted.AreFields || !there.AreFields || string.IsNullOrWhiteSpace(desired))
            return string.Equals(Of(desired, context), Of(actual, context), StringComparison.Ordinal);
        return wanted.Ids.All(id => wanted.MeaningOf(id) == there.MeaningOf(id));
    }

    /// <summary>The desired fields, followed by the account's other fields; null when the account's cell is not a list of fields.</summary>
    internal override string? Merge(string desired, string actual)
    {
        if (string.IsNullOrWhiteSpace(desired)) return desired;
        using CustomFieldList wanted = CustomFieldList.Read(desired), there = CustomFieldList.Read(actual);
        if (!wanted.AreFields || !there.AreFields) return string.IsNullOrWhiteSpace(actual) ? desired : null;
        string[] others = [.. there.Ids.Where(id => !wanted.Ids.Contains(id)).Select(there.TextOf)];
        return others.Length == 0 ? desired : "[" + string.Join(",", wanted.Ids.Select(wanted.TextOf).Concat(others)) + "]";
    }

    internal override bool IsEmpty(string cell)
    {
        using CustomFieldList list = CustomFieldList.Read(cell);
        return list.AreFields ? !list.Filled().Any() : list.Meaning.Length == 0;
    }

    internal override IReadOnlyList<string> Entries(string cell, MeaningContext context)
    {
        using CustomFieldList list = CustomFieldList.Read(cell);
        return list.AreFields ? [.. list.Filled().Select(field => field.Key)] : list.Meaning.Length == 0 ? [] : [list.Meaning];
    }
}
