using System.Globalization;
using FourMe.Import.Core.Tests.Csv;
using FourMe.Import.Core.Tests.Exporting;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.Soak;

/// <summary>
/// Many imports and exports while the service has faults of every kind: at the end every row is in the account as sent, none was sent
/// twice, and the process holds no more resources than before. Set SOAK_SEED for another order of faults.
/// </summary>
[CollectionDefinition(nameof(SoakTests), DisableParallelization = true)]
[Collection(nameof(SoakTests))]
public sealed class SoakTests : IDisposable
{
    private const int Runs = 200;
    private const int WarmUp = 40;
    private const int RowsOfImport = 5;
    private const int MostHandles = 16;
    private const long MostMemory = 48L * 1024 * 1024;

    private readonly ITestOutputHelper _output;
    private readonly TestFolder _temporary = new();
    private readonly string? _before = Environment.GetEnvironmentVariable("TMPDIR");
    private readonly int _seed = int.Parse(Environment.GetEnvironmentVariable("SOAK_SEED") is { Length: > 0 } given ? given : "20261122", CultureInfo.InvariantCulture);
    private readonly Random _random;
    private int _faults;

    public SoakTests(ITestOutputHelper output)
    {
        _output = output;
        _random = new Random(_seed);
        Environment.SetEnvironmentVariable("TMPDIR", _temporary.Path);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("TMPDIR", _before);
        _temporary.Dispose();
    }

    [Fact(Timeout = 600_000)]
    public async Task Every_row_arrives_once_and_nothing_is_left()
    {
        // Waits of an hour cost nothing either: the service may ask for long ones.
        await using TestAccount account = await TestAccount.StartAsync(clock: TestClock.Instant());
        (int Handles, long Memory) begin = default;
        for (int run = 0; run < Runs; run++)
        {
            if (run == WarmUp) begin = Held();
            await ImportAsync(account, run);
            await ExportAsync(account, run);
        }
        account.Service.Faults.Clear();

        (int handles, long memory) = Held();
        _output.WriteLine($"SOAK_SEED={_seed}: {_faults} faults, {account.Service.Requests.Count} requests; handles {begin.Handles} to {handles}, memory {begin.Memory >> 20} to {memory >> 20} MB");
        AssertEveryRowOnce(account);
        Assert.InRange(handles, 0, begin.Handles + MostHandles);
        Assert.InRange(memory, 0, begin.Memory + MostMemory);
        Assert.DoesNotContain(account.Files, file => Path.GetExtension(file) is not (".json" or ".log"));
        Assert.DoesNotContain(Directory.GetDirectories(_temporary.Path), folder => Path.GetFileName(folder).StartsWith("FourMe.Import-", StringComparison.Ordinal));
        Assert.Empty(account.Service.StorageRefusals);
        account.AssertNoSecret();
    }

    /// <summary>Sends an import like a careful user: again only when it is certain that the service did not accept it.</summary>
    private async Task ImportAsync(TestAccount account, int run)
    {
        while (true)
        {
            Plague(account, Endpoint.ImportPost, Endpoint.ImportGet, Endpoint.LogFile);
            int accepted = account.Service.Imports.Count;
            try
            {
                using var import = new RecordImport(account.Client, "people", options: account.Waiting());
                for (int row = 0; row < RowsOfImport; row++) Assert.Null(import.Add(RowOf(run, row)));
                await import.SendAsync(account.Host);
                Assert.Equal(accepted + 1, account.Service.Imports.Count);
            }
            catch (FourMeException failed) when (failed.Failure.Id == "ImportUnconfirmed")
            {
                // The test looks into the account, where a user would read the summary e-mail.
                Forget(account);
            }
            catch (FourMeException)
            {
                Assert.Equal(accepted, account.Service.Imports.Count);
            }
            account.Service.Faults.Clear();
            if (account.Service.Imports.Count == accepted) continue;
            await ReceiveAsync(account);
            return;
        }
    }

    /// <summary>Resumes jobs whose end was not seen: their rows are kept until then.</summary>
    private static async Task ReceiveAsync(TestAccount account)
    {
        foreach (JobEntry entry in account.Journal.Read().Where(entry => entry.Kind == JobEntry.Import && entry.File is not null))
        {
            var received = new ReceivedImport(account.Client, entry, account.Host, account.StateFolder);
            ImportJobReport outcome = await received.OutcomeAsync(null, default);
            Assert.True(outcome.Result.Succeeded || outcome.Result.TransferState == TransferState.ResultUnknown, outcome.Failure?.Message);
            received.Received();
        }
    }

    private async Task ExportAsync(TestAccount account, int run)
    {
        bool isArchive = run % 10 == 0;
        for (int attempt = 0; ; attempt++)
        {
            Plague(account, Endpoint.ExportPost, Endpoint.ExportGet, Endpoint.ExportFile);
            var names = new List<string>();
            try
            {
                var export = new RecordExport(account.Client, new ExportRequest { Types = isArchive ? ["people", "organizations"] : ["people"] }, account.StateFolder);
                await export.ReadAsync((type, record) => names.Add($"{type} {record["Primary Email"]} {record["Name"]}"), account.Host);
            }
            catch (FourMeException) when (attempt < 20)
            {
                account.Service.Faults.Clear();
                continue;
            }
            account.Service.Faults.Clear();
            Assert.Equal(account.Service.Records("wdc", "people").Select(record => $"people {record["Primary Email"]} {record["Name"]}"), names);
            return;
        }
    }

    /// <summary>Queues up to two random faults per endpoint; some are too many for a single request to survive.</summary>
    private void Plague(TestAccount account, params Endpoint[] endpoints)
    {
        foreach (Endpoint endpoint in endpoints)
            for (int left = _random.Next(3); left > 0; left--)
            {
                account.Service.Faults.Next(endpoint, NextFault(isFile: endpoint is Endpoint.ExportFile or Endpoint.LogFile));
                _faults++;
            }
    }

    private Fault NextFault(bool isFile) => _random.Next(12) switch
    {
        0 => Fault.TooManyRequests("3"),
        1 => Fault.Unavailable("5"),
        2 => Fault.Unavailable(),
        3 => Fault.BadGateway,
        4 => Fault.Reset(ResetPoint.BeforeBody),
        5 => Fault.Reset(ResetPoint.AfterAcceptance),
        6 => Fault.Truncate(_random.Next(1, 200)),
        7 => Fault.Respond(500, "{}"),
        8 => Fault.Respond(504, "<html>"),
        // A complete response with status 200 is the file, whatever its content.
        9 => isFile ? Fault.BadGateway : Fault.MalformedJson,
        10 => Fault.Gzip,
        _ => Fault.EmptyBody,
    };

    private static Dictionary<string, object?> RowOf(int run, int row) =>
        new() { ["Primary Email"] = $"p{run}.{row}@example.com", ["Name"] = $"Person {run}, \"{row}\"\r\nof many" };

    private static void AssertEveryRowOnce(TestAccount account)
    {
        string[] expected = [.. Enumerable.Range(0, Runs).SelectMany(run => Enumerable.Range(0, RowsOfImport).Select(row => Text(RowOf(run, row)))).Order(StringComparer.Ordinal)];

        Assert.Equal(expected, account.Service.Records("wdc", "people").Select(record => $"{record["Primary Email"]} {record["Name"]}").Order(StringComparer.Ordinal));
        // A row sent twice makes no second record, so the uploads are checked.
        Assert.Equal(expected, account.Service.Imports.SelectMany(Uploaded).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Uploaded(ImportJob job) => StrictCsv.Read(job.UploadedBytes.ToArray()).Skip(1).Select(cells => $"{cells[0]} {cells[1]}");

    private static string Text(Dictionary<string, object?> row) => $"{row["Primary Email"]} {row["Name"]}";

    private static void Forget(TestAccount account)
    {
        foreach (JobEntry entry in account.Journal.Read().Where(entry => entry.TransferState == TransferState.Unconfirmed)) account.Journal.Remove(entry);
    }

    private static (int Handles, long Memory) Held()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return (OperatingSystem.IsLinux() ? Directory.GetFiles("/proc/self/fd").Length : self.HandleCount, GC.GetTotalMemory(forceFullCollection: true));
    }
}
