namespace FourMe.Import.Core.Tests.Support;

/// <summary>Records everything that a run reports.</summary>
internal sealed class RecordingHost : ITransferHost
{
    private readonly object _gate = new();
    private readonly List<string> _verbose = [];
    private readonly List<string> _warnings = [];
    private readonly List<TransferProgress> _progress = [];

    /// <summary>Called at each progress, on the thread that reports it.</summary>
    public Action<TransferProgress>? Progressing { get; set; }

    /// <summary>Called with each verbose line, on the thread that writes it, before it continues.</summary>
    public Action<string>? Saying { get; set; }

    public IReadOnlyList<string> VerboseLines => Copy(_verbose);

    public IReadOnlyList<string> Warnings => Copy(_warnings);

    public IReadOnlyList<TransferProgress> Steps => Copy(_progress);

    /// <summary>All messages, to search them for text that must not appear.</summary>
    public string Everything => string.Join("\n", VerboseLines.Concat(Warnings));

    public void Verbose(string message)
    {
        Add(_verbose, message);
        Saying?.Invoke(message);
    }

    public void Warning(string message) => Add(_warnings, message);

    public void Progress(TransferProgress progress)
    {
        Add(_progress, progress);
        Progressing?.Invoke(progress);
    }

    private void Add<T>(List<T> list, T item)
    {
        lock (_gate) list.Add(item);
    }

    private IReadOnlyList<T> Copy<T>(List<T> list)
    {
        lock (_gate) return [.. list];
    }
}
