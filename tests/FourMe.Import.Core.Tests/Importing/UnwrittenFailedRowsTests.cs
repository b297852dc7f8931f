using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.Importing;

public sealed class UnwrittenFailedRowsTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_file_of_failed_rows_that_cannot_be_written_loses_neither_the_result_nor_the_rows()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.RowRule = (_, _) => new RowVerdict("Nobody is called so"));
        string nowhere = Path.Combine(account.StateFolder, "no such folder", "failed.csv");

        var session = new ImportSession(account.Client, RecordTypes.Get("people"), account.Waiting(), account.Host);
        var sequence = new ImportSequence(session, [account.NewFile()], 0) { FailedRows = new FailedRowsOutput(_ => [nowhere]) };

        ImportJobReport outcome = await sequence.SendNextAsync(account.Host, default);
        Failure? again = sequence.Finish(account.Host, default);

        Assert.Equal((TransferState.Done, 1L), (outcome.Result.TransferState, outcome.Result.Failures));
        Assert.Equal("FileWriteFailed", outcome.RowsFailure?.Id);
        Assert.Null(again);
        Assert.True(File.Exists(Assert.Single(account.Entry.FailedRows)));
    }
}
