namespace FourMe.Import.Core.Tests.Jobs;

/// <summary>The states of jobs: the service's words, ours, and unknown ones.</summary>
public class TransferStateTests
{
    [Theory]
    [InlineData("queued", true)]
    [InlineData("processing", true)]
    [InlineData("scheduled", true)]
    [InlineData("done", false)]
    [InlineData("error", false)]
    [InlineData("failed", false)]
    [InlineData("dreaming", false)]
    [InlineData("", false)]
    public void A_job_is_under_way_in_the_states_of_waiting_and_working(string word, bool underWay) =>
        Assert.Equal(underWay, new TransferState(word).IsUnderWay);

    [Fact]
    public void The_case_of_the_word_does_not_matter()
    {
        Assert.Equal(TransferState.Done, new TransferState("DONE"));
        Assert.True(TransferState.Done == new TransferState("Done"));
        Assert.True(TransferState.Done != TransferState.Error);
        Assert.True(TransferState.Done.Equals((object)new TransferState("Done")));
        Assert.False(TransferState.Done.Equals("done"));
        Assert.Equal(TransferState.Done.GetHashCode(), new TransferState("DONE").GetHashCode());
    }

    [Fact]
    public void No_state_is_the_empty_word()
    {
        Assert.Equal(string.Empty, default(TransferState).Name);
        Assert.Equal(string.Empty, default(TransferState).ToString());
    }
}
