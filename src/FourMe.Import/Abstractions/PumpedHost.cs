using FourMe.Import.Hosting;

namespace FourMe.Import.PowerShell;

/// <summary>Passes Core's messages from its threads to the pipeline's thread, the only one that may write.</summary>
internal sealed class PumpedHost(FourMeCommand cmdlet, ProgressBar bar, PipelinePump pump) : ITransferHost
{
    public void Verbose(string message) => pump.Post(() => cmdlet.WriteVerbose(message));

    public void Warning(string message) => pump.Post(() => cmdlet.WriteWarning(message));

    public void Progress(TransferProgress progress) => pump.Post(() => bar.Show(progress));
}
