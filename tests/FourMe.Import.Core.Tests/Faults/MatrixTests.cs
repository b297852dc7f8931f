using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;

namespace FourMe.Import.Core.Tests.Faults;

/// <summary>Not parallel: the tests replace the temporary folder of the process.</summary>
[CollectionDefinition(nameof(MatrixTests), DisableParallelization = true)]
public sealed class MatrixCollection : ICollectionFixture<OwnTemporaryFolder>;

/// <summary>Every request with every fault: nothing lost, duplicated, leaked or left behind.</summary>
[Collection(nameof(MatrixTests))]
public class MatrixTests(OwnTemporaryFolder temporary)
{
    public static TheoryData<MatrixCell> Cells => [.. Matrix.Cells];

    [Theory(Timeout = Watchdog.Milliseconds)]
    [MemberData(nameof(Cells), DisableDiscoveryEnumeration = true)]
    public async Task Every_cell_ends_as_the_table_says(MatrixCell cell)
    {
        await using MatrixRun run = await MatrixRun.StartAsync(cell);

        MatrixOutcome outcome = await MatrixCalls.OfAsync(cell, run);

        Assert.Equal(cell.Expected, outcome.Word);
        Assert.Empty(temporary.TakeLeft());
        AssertCauseIsNamed(run, outcome);
        AssertNothingIsDoubled(cell, run);
        AssertNothingIsLeaked(run, outcome);
        MatrixState.AssertAsPromised(cell, run);
        Assert.Equal(0, run.Account.Clock.Pending);
    }

    [Fact]
    public void The_table_has_every_request_and_every_fault_once_and_lasting()
    {
        Assert.Equal(MatrixFault.All.Keys.SelectMany(fault => new[] { (fault, "once"), (fault, "lasting") }), Matrix.Rows.Select(row => (row[0], row[1])));
        Assert.All(Matrix.Rows, row => Assert.Equal(Matrix.Requests.Count, Matrix.CellsOf(row).Count));
        Assert.InRange(Matrix.Cells.Count, 500, int.MaxValue);
    }

    private static void AssertCauseIsNamed(MatrixRun run, MatrixOutcome outcome)
    {
        bool failed = outcome.Word != MatrixCell.Recovers;
        if (run.Fault.Words.Length == 0 || (!failed && run.Struck.Count < 2)) return;
        // What recovered is in verbose lines only; what did not is in the failures.
        string said = failed
            ? string.Join("\n", outcome.Failures.Select(failure => failure.Message).Concat(run.Account.Host.Warnings))
            : string.Join("\n", run.Account.Host.VerboseLines);
        Assert.True(run.Fault.Words.Any(word => said.Contains(word, StringComparison.Ordinal)), said);
    }

    private static void AssertNothingIsDoubled(MatrixCell cell, MatrixRun run)
    {
        SimulatedService service = run.Account.Service;
        bool isExport = cell.Request is "export" or "export-state" or "file";
        int started = isExport ? service.Exports.Count : service.Imports.Count;
        Assert.Equal(ExpectedJobs(cell, run), started);
        if (cell.Request == "import") Assert.Equal(ExpectedPosts(cell, run), run.Struck.Count);
        else if (started > 0) Assert.Single(run.Account.Posts);
        string[] expected = isExport || started > 0 ? MatrixCalls.Names : [];
        Assert.Equal(expected, service.Records(service.Account, MatrixCalls.Type).Select(record => record["Name"]));
    }

    /// <summary>The expected number of jobs of the service: never more than one, and none when it refused.</summary>
    private static int ExpectedJobs(MatrixCell cell, MatrixRun run) => cell.Request switch
    {
        "me" or "enums" => 0,
        "import" or "export" => cell.Expected == MatrixCell.Recovers || run.Fault.IsCarriedOut ? 1 : 0,
        "token" => cell.Expected == MatrixCell.Recovers ? 1 : 0,
        _ => 1,
    };

    private static int ExpectedPosts(MatrixCell cell, MatrixRun run) =>
        cell.Fault == "refused" ? (cell.Lasting ? 0 : 1)
        : !run.Fault.MayBeSentAgain ? 1
        : !cell.Lasting ? 2
        // A wait of three years is cut to an hour, and the budget of a run is two and a half hours.
        : cell.Fault == "429-absurd" ? 3 : 6;

    private static void AssertNothingIsLeaked(MatrixRun run, MatrixOutcome outcome)
    {
        SimulatedService service = run.Account.Service;
        Assert.Empty(service.StorageRefusals);
        Assert.DoesNotContain(service.Requests, request => request.Port != PortKind.Api && request.HasCredentials);
        if (run.Elsewhere is { } elsewhere) Assert.Empty(elsewhere.Service.Requests);
        string[] said = [.. outcome.Failures.SelectMany(failure => new[] { failure.Message, failure.Advice, failure.Cause?.ToString() }).OfType<string>()];
        run.Account.AssertNoSecret(said);
        Assert.DoesNotContain("session", string.Join("\n", said), StringComparison.Ordinal);
    }
}
