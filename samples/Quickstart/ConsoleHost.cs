namespace FourMe.Import.Quickstart;

/// <summary>Shows how a job goes on, one line a stage.</summary>
internal sealed class ConsoleHost : ITransferHost
{
    private TransferStage? _shown;

    public void Verbose(string message) { }

    public void Warning(string message) => Console.WriteLine("   warning: " + message);

    public void Progress(TransferProgress progress)
    {
        if (_shown == progress.Stage && progress.Stage != TransferStage.Processing) return;
        _shown = progress.Stage;
        Console.WriteLine(progress.Percent is { } percent ? $"   {progress.Stage} {percent} %" : $"   {progress.Stage}");
    }
}
