using FourMe.Import.Errors;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>
/// Compares what was sent with what the account stored, cell by cell, and learns from it. Nothing is learned about keys and retiring
/// columns: a difference in them always counts.
/// </summary>
/// <param name="type">The record type.</param>
/// <param name="meaning">How cells are compared.</param>
/// <param name="learned">The learned values of the run name.</param>
/// <param name="header">The plan's header, with the retiring values and the remembered columns.</param>
/// <param name="confirmed">Receives each remembered value that the account has.</param>
internal sealed class ReadBackComparison(
    RecordType type, MeaningContext meaning, LearnedValues learned, PlanHeader header, ConfirmedValues confirmed)
{
    private const string Disabled = "Disabled", Status = "Status";

    /// <summary>Number of cells in which the account has another value than the one sent.</summary>
    internal long Different { get; private set; }

    /// <summary>Compares all rows.</summary>
    /// <param name="sent">The rows that were sent.</param>
    /// <param name="account">The account's current records.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Values that are not sent again, one failure per cell.</returns>
    internal IReadOnlyList<Failure> Run(SentRows sent, BaselineFile account, CancellationToken stop)
    {
        var stuck = new List<Failure>();
        if (sent.Count == 0) return stuck;
        string[] columns = [.. sent.Columns];
        int[] places = [.. columns.Select(column => IsLearned(column) || IsRemembered(column) ? account.IndexOf(column) : -1)];
        CellMeaning[] meanings = [.. columns.Select(column =>
            CellMeanings.For(type.FindColumn(column) ?? Column.Unlisted(column, int.MaxValue)))];
        string[]? cells = null;
        string? CellOf(string column) => account.IndexOf(column) is >= 0 and var place ? cells![place] : null;
        foreach (string[] record in account.Rows(stop))
        {
            cells = record;
            if (sent.Find(CellOf) is not { } row) continue;
            for (int i = 0; i < columns.Length; i++)
                if (places[i] >= 0 && row.Cells[i] is { } desired
                    && Compare(row.Key, columns[i], meanings[i], desired, record[places[i]], row.Before[i]) is { } failure)
                    stuck.Add(failure);
        }
        return stuck;
    }

    private Failure? Compare(string key, string column, CellMeaning kind, string desired, string actual, string? before)
    {
        bool isSame = kind.Same(desired, actual, meaning);
        string wanted = isSame ? string.Empty : kind.Of(desired, meaning), found = isSame ? string.Empty : kind.Of(actual, meaning);
        if (isSame || learned.ReadsAs(column, wanted, found))
        {
            if (IsRemembered(column)) confirmed.Add(key, column, kind.Of(desired, meaning));
            return null;
        }
        if (!IsLearned(column)) return null;
        Different++;
        bool hadEffect = before is null || !string.Equals(kind.Of(before, meaning), found, StringComparison.Ordinal);
        if (!learned.Learn(key, column, wanted, found, hadEffect)) return Failures.NeverConverges(column, desired, actual).At(0, key);
        if (hadEffect && IsRemembered(column)) confirmed.Add(key, column, wanted);
        return null;
    }

    private bool IsRemembered(string column) => header.Remembered.Contains(column);

    private bool IsLearned(string column) =>
        column is not (Disabled or Status) && !type.Identifies(column) && header.Retire?.ContainsKey(column) != true;
}
