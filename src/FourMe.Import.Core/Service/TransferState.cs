namespace FourMe.Import;

/// <summary>
/// State of a job: the service's own words (https://developer.xurrent.com/v1/import/) and a few of the module. A word that
/// the service adds later is also a state.
/// </summary>
public readonly struct TransferState : IEquatable<TransferState>
{
    private readonly string? _name;

    /// <summary>Creates a state from the service's word.</summary>
    public TransferState(string name) => _name = name;

    /// <summary>The service has the file and has not started.</summary>
    public static TransferState Queued { get; } = new("queued");

    /// <summary>The service is processing the rows.</summary>
    public static TransferState Processing { get; } = new("processing");

    /// <summary>The service has processed all rows; some may have failed.</summary>
    public static TransferState Done { get; } = new("done");

    /// <summary>The service stopped an import.</summary>
    public static TransferState Error { get; } = new("error");

    /// <summary>An export failed in the service.</summary>
    public static TransferState Failed { get; } = new("failed");

    /// <summary>Of the module: the file is being sent.</summary>
    public static TransferState Sending { get; } = new("Sending");

    /// <summary>Of the module: the connection broke, and the service may have accepted the file.</summary>
    public static TransferState Unconfirmed { get; } = new("Unconfirmed");

    /// <summary>Of the module: no row was sent, because all were refused before.</summary>
    public static TransferState NothingSent { get; } = new("NothingSent");

    /// <summary>Of the module: not sent, because a previous job failed.</summary>
    public static TransferState NotSent { get; } = new("NotSent");

    /// <summary>Of the module: the service forgot the job before its end was seen.</summary>
    public static TransferState ResultUnknown { get; } = new("ResultUnknown");

    /// <summary>Whether the service is still working on the job. Its list of states also contains <c>scheduled</c>.</summary>
    public bool IsUnderWay => this == Queued || this == Processing || Name == "scheduled";

    /// <summary>The word.</summary>
    public string Name => _name ?? string.Empty;

    /// <inheritdoc />
    public bool Equals(TransferState other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TransferState other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>Whether two states are the same word, regardless of case.</summary>
    public static bool operator ==(TransferState left, TransferState right) => left.Equals(right);

    /// <summary>Whether two states are different words.</summary>
    public static bool operator !=(TransferState left, TransferState right) => !left.Equals(right);
}
