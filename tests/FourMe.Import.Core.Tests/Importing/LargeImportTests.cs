using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;
using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>Memory does not grow with the number of rows. Not parallel: the heap is shared by the process.</summary>
[CollectionDefinition(nameof(LargeImportTests), DisableParallelization = true)]
[Collection(nameof(LargeImportTests))]
public class LargeImportTests
{
    private const long Bound = 20 * 1024 * 1024;
    private const int Few = 1_000;

    [Theory(Timeout = Watchdog.Milliseconds)]
    [InlineData(100_000)]
    [InlineData(200_000)]
    public async Task Many_rows_take_no_more_memory_than_few_and_leave_no_file(int rows)
    {
        long growth = await ImportAsync(rows);

        Assert.InRange(growth, 0, Bound);
    }

    /// <summary>Imports people, from records to the result.</summary>
    /// <returns>
    /// The maximum growth of the heap in bytes since the first rows. Not since the start: pooled memory of earlier tests may be
    /// released at any time.
    /// </returns>
    private static async Task<long> ImportAsync(int rows)
    {
        string? before = Environment.GetEnvironmentVariable("TMPDIR");
        await using TestAccount account = await TestAccount.StartAsync();
        account.TakeUnread();
        account.Service.Faults.Always(Endpoint.ImportGet, Fault.Respond(200, $$$"""{"state":"done","results":{"created":{{{rows}}},"failures":0,"errors":0}}"""));
        string temporary = Directory.CreateDirectory(account.StateFolder + "-temporary").FullName;
        Environment.SetEnvironmentVariable("TMPDIR", temporary);
        try
        {
            long first = 0, largest = 0;
            using var import = new RecordImport(account.Client, "people", options: account.Waiting());
            for (int i = 0; i < rows; i++)
            {
                Assert.Null(import.Add(new Dictionary<string, object?> { ["Primary Email"] = $"person{i}@example.com", ["Name"] = $"Person \"{i}\"\r\nof many" }));
                if (i == Few) first = Measure();
            }
            Measure();
            bool halfway = false;
            account.Host.Progressing = step =>
            {
                if (halfway || step.Done * 2 < step.Total) return;
                halfway = true;
                Measure();
            };

            ImportReport report = await import.SendAsync(account.Host);

            Measure();
            Assert.True(report.Succeeded && halfway);
            Assert.Equal((rows, rows), (report.Results[0].Rows, report.Results[0].Created));
            RecordedRequest post = Assert.Single(account.Posts);
            Assert.Equal(post.ContentLength, post.BodyBytes);
            Assert.True(post.BodyBytes > rows * 40L);
            import.Dispose();
            Assert.Equal([Path.Combine("state", "jobs", account.Entry.Id + ".json")], account.Files);
            Assert.Empty(Directory.GetFileSystemEntries(temporary));
            return largest - first;

            long Measure() => largest = Math.Max(largest, GC.GetTotalMemory(forceFullCollection: true));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", before);
        }
    }
}
