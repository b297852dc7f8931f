using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Baselines;

/// <summary>Baselines of a simulated account.</summary>
internal static class Refreshed
{
    internal static BaselineStore StoreOf(TestAccount account) => new(account.StateFolder, account.Clock);

    /// <summary>Brings a baseline up to date.</summary>
    internal static Task<BaselineFile> GetAsync(
        TestAccount account, string type = "people", BaselineOptions? options = null, CancellationToken stop = default) =>
        new BaselineRefresh(account.Client, StoreOf(account), account.Host).GetAsync(RecordTypes.Get(type), options ?? new BaselineOptions(), stop);

    /// <summary>Adds a record in the account.</summary>
    internal static string Add(TestAccount account, string type, params IReadOnlyList<(string Column, string Value)> cells) =>
        account.Service.AddRecord(account.Service.Account, type, cells.ToDictionary(cell => cell.Column, cell => cell.Value));

    internal static string AddPerson(TestAccount account, string name) =>
        Add(account, "people", ("Primary Email", $"{name.ToLowerInvariant()}@w.com"), ("Name", name));

    internal static void Change(TestAccount account, string type, string id, params IReadOnlyList<(string Column, string Value)> cells) =>
        account.Service.ChangeRecord(account.Service.Account, type, id, cells.ToDictionary(cell => cell.Column, cell => cell.Value));

    /// <summary>
    /// Moves the clock by 10 minutes, past the 5-minute overlap of partial exports, so that earlier changes are not exported again.
    /// </summary>
    internal static void Settle(TestAccount account) => account.Clock.Advance(TimeSpan.FromMinutes(10));

    /// <summary>Some cells of every record, sorted.</summary>
    internal static IReadOnlyList<string> Cells(BaselineFile file, params string[] columns)
    {
        int[] places = [.. columns.Select(file.IndexOf)];
        return [.. file.Rows(default).Select(cells => string.Join("|", places.Select(place => cells[place]))).Order(StringComparer.Ordinal)];
    }

    /// <summary>For each export of a type, whether it was a full one.</summary>
    internal static IReadOnlyList<bool> FullOnes(TestAccount account, string type = "people") =>
        [.. account.Service.Exports.Where(export => export.Types.Contains(type)).Select(export => export.From is null)];

    /// <summary>Another program uses up the only full export of the day.</summary>
    internal static Task TakeTheFullExportOfTheDayAsync(TestAccount account, string type = "people") =>
        Exporting.ExportJobs.FinishAsync(account, type);
}
