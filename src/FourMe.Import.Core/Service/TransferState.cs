namespace FourMe.Import;

/// <summary>
/// State of a job. The service's own words (https://developer.xurrent.com/v1/import/) and a few of ours; a word that the
/// service adds later is a state too.
/// </summary>
public readonly struct TransferState : IEquatable<TransferState>
{
    private readonly string? _name;

    /// <summary>Makes a state from the service's word.</summary>
    public TransferState(string name) => _name = name;

    /// <summary>The service has the file and has not begun.</summary>
    public static TransferState Queued { get; } = new("queued");

    /// <summary>The service goes through the rows.</summary>
    public static TransferState Processing { get; } = new("processing");

    /// <summary>The service went through all rows; some may have failed.</summary>
    public static TransferState Done { get; } = new("done");

    /// <summary>The service stopped an import.</summary>
    public static TransferState Error { get; } = new("error");

    /// <summary>The service gave up an export.</summary>
    public static TransferState Failed { get; } = new("failed");

    /// <summary>Ours: the file is being sent.</summary>
    public static TransferState Sending { get; } = new("Sending");

    /// <summary>Ours: the connection broke in a way that leaves open whether the service has the file.</summary>
    public static TransferState Unconfirmed { get; } = new("Unconfirmed");

    /// <summary>Ours: no row could be sent, as all were refused before.</summary>
    public static TransferState NothingSent { get; } = new("NothingSent");

    /// <summary>Ours: a job before this one did not end well.</summary>
    public static TransferState NotSent { get; } = new("NotSent");

    /// <summary>Ours: the service forgot the job before its end was seen.</summary>
    public static TransferState ResultUnknown { get; } = new("ResultUnknown");

    /// <summary>Whether the service is still busy with the job. <c>scheduled</c> is in its list of states too.</summary>
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

    /// <summary>Whether two states are the same word, whatever its case.</summary>
    public static bool operator ==(TransferState left, TransferState right) => left.Equals(right);

    /// <summary>Whether two states are different words.</summary>
    public static bool operator !=(TransferState left, TransferState right) => !left.Equals(right);
}
