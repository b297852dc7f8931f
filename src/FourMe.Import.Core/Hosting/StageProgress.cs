namespace FourMe.Import.Hosting;

/// <summary>Reports progress at most a few times a second, and measures the time of each stage.</summary>
internal sealed class StageProgress(string type, ITransferHost host, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private TransferStage? _stage;
    private long _stageBegan;
    private long _reported;
    private long _doneThen;

    internal void Report(TransferStage stage, long done = 0, long total = 0)
    {
        long now = clock.GetTimestamp();
        bool isNew = stage != _stage;
        if (isNew)
        {
            _stage = stage;
            _stageBegan = now;
            _doneThen = done;
        }
        else if (clock.GetElapsedTime(_reported, now) < Interval && (done < total || total == 0))
        {
            return;
        }
        _reported = now;
        host.Progress(new TransferProgress(type, stage, done, total, clock.GetElapsedTime(_stageBegan, now)) { Began = _doneThen });
    }
}
