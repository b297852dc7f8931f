namespace FourMe.Import.Hosting;

/// <summary>
/// One run of work, from a call of the library or a cmdlet to its end: who hears of it, and what it may spend on trying again.
/// </summary>
internal sealed class TransferRun(ITransferHost host, RetryBudget budget) : ITransferHost
{
    /// <summary>The run that a host stands for; a host of somebody else's begins a run.</summary>
    internal static TransferRun Of(ITransferHost? host) =>
        host as TransferRun ?? new TransferRun(host ?? SilentHost.Instance, new RetryBudget());

    internal RetryBudget Budget { get; } = budget;

    public void Verbose(string message) => host.Verbose(message);

    public void Warning(string message) => host.Warning(message);

    public void Progress(TransferProgress progress) => host.Progress(progress);
}
