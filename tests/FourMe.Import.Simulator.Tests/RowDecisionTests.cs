using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator.Tests;

public sealed class RowDecisionTests : SimulatorTest
{
    protected override void Configure(SimulatorOptions options)
    {
        options.FailureLimit = 2;
        options.StrictReferences = false;
        options.StrictValues = false;
        options.RowRule = (_, cells) => cells.GetValueOrDefault("Name") switch
        {
            "Boom" => new RowVerdict("Boom", CountsAsError: true),
            "Fail" => new RowVerdict("Fail"),
            _ => null,
        };
    }

    [Fact(Timeout = Watchdog)]
    public async Task TooManyFailuresStopTheJobWithPartialResults()
    {
        ImportJob job = await ImportAsync("sites", "Name\nA\nFail\nB\nFail\nC\n");

        Assert.Equal(ImportState.Error, job.State);
        Assert.Equal("Too many import failures", job.Message);
        Assert.Equal(new ImportResults(2, 0, 0, 0, 2, 0), job.Results);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ARuleMayCountARowAsAnError()
    {
        ImportJob job = await ImportAsync("sites", "Name\nBoom\n");

        Assert.Equal(new ImportResults(0, 0, 0, 0, 0, 1), job.Results);
    }

    [Fact(Timeout = Watchdog)]
    public async Task LooseChecksAcceptAnyReferenceAndValue()
    {
        ImportJob job = await ImportAsync("people", "Primary Email,Name,Manager,Time Zone\na@b.c,A,nobody,nowhere\n");

        Assert.Equal(1, job.Results.Created);
    }
}
