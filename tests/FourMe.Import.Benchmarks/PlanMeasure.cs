using System.Diagnostics;
using System.Globalization;

namespace FourMe.Import.Benchmarks;

/// <summary>
/// Measures time and memory of a plan in a process that does nothing else: as many records as the account has, one in a hundred of them
/// different. Also measures writing the same records as CSV, for comparison.
/// </summary>
internal static class PlanMeasure
{
    private const string Type = "cis";
    private static readonly string[] Header =
        ["ID", "Source", "Source ID", "Label", "Name", "Product", "Status", "Serial Number", "Location", "System ID", "Remarks", "In Use Since"];

    /// <summary>Prints time and peak memory above the idle process.</summary>
    /// <param name="what"><c>plan</c> or <c>spool</c>.</param>
    /// <param name="rows">Number of records on each side.</param>
    internal static async Task ReportAsync(string what, int rows)
    {
        string folder = Directory.CreateTempSubdirectory("FourMe.Import.Benchmarks-").FullName;
        try
        {
            string baseline = Path.Combine(folder, "baseline.csv");
            if (what == "plan") WriteBaseline(baseline, rows);
            using var process = Process.GetCurrentProcess();
            long idle = process.WorkingSet64;
            var watch = Stopwatch.StartNew();
            string outcome = what == "plan" ? await PlanAsync(folder, baseline, rows) : Spool(folder, rows);
            watch.Stop();
            process.Refresh();
            Console.WriteLine(FormattableString.Invariant(
                $$"""{"what":"{{what}}","rows":{{rows}},"milliseconds":{{watch.ElapsedMilliseconds}},"bytes":{{process.PeakWorkingSet64 - idle}},"outcome":"{{outcome}}"}"""));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> PlanAsync(string folder, string baseline, int rows)
    {
        // The client is required but sends no request.
        using var client = new FourMeClient(new FourMeClientOptions
        {
            Addresses = ServiceAddresses.Custom(new Uri("http://127.0.0.1:9/"), new Uri("http://127.0.0.1:9/")),
            Credential = FourMeCredential.PersonalToken("none"),
            Account = "wdc",
        });
        var options = new PlanOptions { Name = "nightly", Source = "HR", BaselinePath = baseline, StatePath = Path.Combine(folder, "state") };
        using var planner = new RecordPlanner(client, Type, new RecordOptions(), options);
        await planner.BeginAsync();
        for (int number = 1; number <= rows; number++)
            if (planner.Add(Record(number)) is { } failure) throw failure.ToException();
        Plan plan = await planner.CompleteAsync();
        return plan.Summary;
    }

    private static string Spool(string folder, int rows)
    {
        var reader = new DictionaryReader();
        var options = new RecordOptions { Constants = [new("Source", "HR")] };
        using var sink = new SpoolSink(Path.Combine(folder, "spool"), hashes: false);
        using var batch = new RecordBatch(RecordTypes.Get(Type), options, sink);
        for (int number = 1; number <= rows; number++)
            if (batch.Add(reader, Record(number)) is { Count: > 0 } failures) throw failures[0].ToException();
        batch.Complete();
        return $"{batch.Rows} rows";
    }

    private static void WriteBaseline(string path, int rows)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine(string.Join(',', Header));
        for (int number = 1; number <= rows; number++)
        {
            Dictionary<string, object?> record = Record(number);
            // One record in a hundred has another location in the account.
            if (number % 100 == 0) record["Location"] = "Moved";
            writer.WriteLine(string.Join(',', Header.Select(column => column switch
            {
                "ID" => (100_000_000L + number).ToString(CultureInfo.InvariantCulture), "Source" => "HR", _ => (string)record[column]!,
            })));
        }
    }

    private static Dictionary<string, object?> Record(int number) => new()
    {
        ["Source ID"] = $"E{number}",
        ["Label"] = $"LABEL-{number}",
        ["Name"] = $"Computer {number}",
        ["Product"] = $"Notebook {number % 50}",
        ["Status"] = "in_production",
        ["Serial Number"] = $"SN-{number:000000000}",
        ["Location"] = $"Room {number % 500}",
        ["System ID"] = $"sys-{number}",
        ["Remarks"] = $"Notes on {number}",
        ["In Use Since"] = "2026-01-31",
    };
}
