using System.Globalization;
using FourMe.Import.Text;

namespace FourMe.Import.Planning;

/// <summary>The reason a plan is held, as a sentence without a full stop.</summary>
internal static class HeldWords
{
    internal static string Of(HeldLimit held)
    {
        string words = Sentence(held);
        return held.Detail is { Length: > 0 } detail ? $"{words} ({detail})" : words;
    }

    private static string Sentence(HeldLimit held)
    {
        string allowed = $"{Number(held.Maximum)} of {Number(held.Of)} allowed", column = held.Column ?? string.Empty;
        return held.Limit switch
        {
            LimitNames.MaximumRetire => $"{Records(held)} would be taken out of use within 7 days, {allowed}",
            LimitNames.MaximumClear => $"{Counted.Of(held.Count, "value")} of '{column}' would be cleared, {allowed}",
            LimitNames.MaximumUpdate when column.Length > 0 => $"'{column}' would change in {Records(held)}, {allowed}",
            LimitNames.MaximumUpdate => $"{Records(held)} would change, {allowed}",
            LimitNames.MaximumCreate => $"{Records(held)} would be created, {allowed}",
            LimitNames.MaximumAdopt => $"{Records(held)} would be adopted, {Number(held.Maximum)} allowed",
            LimitNames.MinimumRecords when held.Of > 0 =>
                $"{Records(held)} came in, at least {Number(held.Maximum)} expected, usually {Number(held.Of)}",
            LimitNames.MinimumRecords => $"{Records(held)} came in, at least {Number(held.Maximum)} expected",
            LimitNames.FirstRun => "no plan of this run name has been approved yet",
            LimitNames.NoRecords => "the source returned no records",
            LimitNames.SameValue => $"'{column}' would get the same value in {Records(held)}, {allowed}",
            LimitNames.KeysMoved =>
                $"{Records(held)} are missing while as many are new: the property that identifies them may have changed",
            LimitNames.ColumnEmpty => $"'{column}' had values in the last good run and has none now",
            LimitNames.BaselineShrunk =>
                $"a full export has {Records(held)}, but the baseline has {Number(held.Of)}; the baseline was kept",
            LimitNames.SourceTooOld => $"the source is older than {Counted.Of(held.Maximum, "hour")}",
            LimitNames.Claim => $"{Records(held)} would be taken into the ledger, after which they can be retired",
            _ => $"{Number(held.Count)}, {allowed}",
        };
    }

    private static string Records(HeldLimit held) => Counted.Of(held.Count, "record");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
