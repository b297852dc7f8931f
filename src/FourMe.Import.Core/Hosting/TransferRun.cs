namespace FourMe.Import.Hosting;

/// <summary>
/// One run, from the call of the library or a cmdlet to its end: its host and its retry budget.
/// </summary>
internal sealed class TransferRun(ITransferHost host, RetryBudget budget) : ITransferHost
{
    /// <summary>The run behind a host; any other host starts a new run.</summary>
    internal static TransferRun Of(ITransferHost? host) =>
        host as TransferRun ?? new TransferRun(host ?? SilentHost.Instance, new RetryBudget());

    internal RetryBudget Budget { get; } = budget;

    public void Verbose(string message) => host.Verbose(message);

    public void Warning(string message) => host.Warning(message);

    public void Progress(TransferProgress progress) => host.Progress(progress);
}
