using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Hosting;

/// <summary>How progress is counted, and how often it is reported.</summary>
public class ProgressTests
{
    private readonly TestClock _clock = TestClock.Manual();
    private readonly RecordingHost _host = new();

    [Fact]
    public void A_busy_stage_is_told_a_few_times_a_second_and_at_its_end()
    {
        var progress = new StageProgress("people", _host, _clock);

        for (int step = 0; step <= 100; step++)
        {
            progress.Report(TransferStage.Uploading, step, 100);
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal([0L, 20, 40, 60, 80, 100], _host.Steps.Select(step => step.Done));
    }

    [Fact]
    public void A_new_stage_is_told_at_once_and_timed_anew()
    {
        var progress = new StageProgress("people", _host, _clock);
        progress.Report(TransferStage.Queued);
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        progress.Report(TransferStage.Processing, 1, 10);
        _clock.Advance(TimeSpan.FromSeconds(3));
        progress.Report(TransferStage.Processing, 4, 10);

        Assert.Equal(
            [
                new("people", TransferStage.Queued, 0, 0, TimeSpan.Zero),
                new("people", TransferStage.Processing, 1, 10, TimeSpan.Zero) { Began = 1 },
                new("people", TransferStage.Processing, 4, 10, TimeSpan.FromSeconds(3)) { Began = 1 },
            ],
            _host.Steps);
    }

    [Theory]
    [InlineData(0, 0, null, null)]
    [InlineData(0, 10, 0, null)]
    [InlineData(5, 10, 50, 20.0)]
    [InlineData(10, 10, 100, 0.0)]
    [InlineData(15, 10, 100, null)]
    public void Percent_and_remaining_time_are_told_when_they_can_be(long done, long total, int? percent, double? seconds)
    {
        var progress = new TransferProgress("people", TransferStage.Uploading, done, total, TimeSpan.FromSeconds(20));

        Assert.Equal(percent, progress.Percent);
        Assert.Equal(seconds, progress.Remaining?.TotalSeconds);
    }

    [Fact]
    public void What_a_job_did_before_it_was_first_heard_of_is_not_its_speed()
    {
        var progress = new StageProgress("people", _host, _clock);
        progress.Report(TransferStage.Processing, 600, 1000);
        _clock.Advance(TimeSpan.FromSeconds(10));
        progress.Report(TransferStage.Processing, 700, 1000);

        Assert.Equal([null, 10.0], _host.Steps.Select(step => step.Rate));
        Assert.Equal([null, TimeSpan.FromSeconds(30)], _host.Steps.Select(step => step.Remaining));
    }

    [Fact]
    public void A_stage_of_unknown_length_is_told_a_few_times_a_second_too()
    {
        var progress = new StageProgress("people", _host, _clock);

        for (int step = 0; step < 100; step++)
        {
            progress.Report(TransferStage.Downloading, step);
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal([0L, 20, 40, 60, 80], _host.Steps.Select(step => step.Done));
    }

    [Fact]
    public void Who_does_not_listen_is_not_disturbed()
    {
        SilentHost.Instance.Verbose("a");
        SilentHost.Instance.Warning("b");
        SilentHost.Instance.Progress(default);
    }
}
