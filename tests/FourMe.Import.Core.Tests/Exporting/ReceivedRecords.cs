namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>Keeps the records that come.</summary>
internal sealed class ReceivedRecords : IRecordReceiver
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<string> _headers = [];
    private string _type = string.Empty;

    /// <summary>Completes with the first record.</summary>
    internal Task First => _first.Task;

    /// <summary>Called with each batch.</summary>
    internal Action<IReadOnlyList<string[]>>? Taking { get; set; }

    /// <summary>The records in their order, by header.</summary>
    internal List<(string Type, Dictionary<string, string> Cells)> Records { get; } = [];

    internal List<string> Types { get; } = [];

    /// <summary>Runs an action on the calling thread.</summary>
    internal static Task AtOnce(Action action, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        action();
        return Task.CompletedTask;
    }

    public void Begin(string type, IReadOnlyList<string> headers)
    {
        (_type, _headers) = (type, headers);
        Types.Add(type);
    }

    public void Take(IReadOnlyList<string[]> records)
    {
        if (Taking is not null) Taking(records);
        else Records.AddRange(records.Select(cells => (_type, _headers.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second))));
        _first.TrySetResult();
    }
}
