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

    /// <summary>Adds a record as somebody does in the account.</summary>
    internal static string Add(TestAccount account, string type, params IReadOnlyList<(string Column, string Value)> cells) =>
        account.Service.AddRecord(account.Service.Account, type, cells.ToDictionary(cell => cell.Column, cell => cell.Value));

    internal static string AddPerson(TestAccount account, string name) =>
        Add(account, "people", ("Primary Email", $"{name.ToLowerInvariant()}@w.com"), ("Name", name));

    internal static void Change(TestAccount account, string type, string id, params IReadOnlyList<(string Column, string Value)> cells) =>
        account.Service.ChangeRecord(account.Service.Account, type, id, cells.ToDictionary(cell => cell.Column, cell => cell.Value));

    /// <summary>Lets time pass, so that what was done up to now is not exported once more: partial exports overlap by five minutes.</summary>
    internal static void Settle(TestAccount account) => account.Clock.Advance(TimeSpan.FromMinutes(10));

    /// <summary>Some cells of every record, sorted.</summary>
    internal static IReadOnlyList<string> Cells(BaselineFile file, params string[] columns)
    {
        int[] places = [.. columns.Select(file.IndexOf)];
        return [.. file.Rows(default).Select(cells => string.Join("|", places.Select(place => cells[place]))).Order(StringComparer.Ordinal)];
    }

    /// <summary>The exports of a type that were made: whether each was full.</summary>
    internal static IReadOnlyList<bool> FullOnes(TestAccount account, string type = "people") =>
        [.. account.Service.Exports.Where(export => export.Types.Contains(type)).Select(export => export.From is null)];

    /// <summary>Another program takes the one full export of the day.</summary>
    internal static Task TakeTheFullExportOfTheDayAsync(TestAccount account, string type = "people") =>
        Exporting.ExportJobs.FinishAsync(account, type);
}
