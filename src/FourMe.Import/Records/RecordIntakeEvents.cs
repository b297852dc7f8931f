using FourMe.Import.Hosting;

namespace FourMe.Import.PowerShell;

/// <summary>Callbacks of a command while its records are read.</summary>
internal sealed class RecordIntakeEvents
{
    /// <summary>Called to read a file that was passed instead of a record.</summary>
    internal required Action<string> ReadFile { get; init; }

    /// <summary>Called when the first record is an exported one, as all others will be.</summary>
    internal required Action BeginExported { get; init; }

    /// <summary>Called after a record was read. The failures are empty when it became a row.</summary>
    internal Action<object, IReadOnlyList<Failure>>? Taken { get; init; }

    /// <summary>Called when a record became a row.</summary>
    internal required Action<object> Added { get; init; }

    /// <summary>Called when a record was refused.</summary>
    internal required Action<IReadOnlyList<Failure>, object?> Refused { get; init; }

    /// <summary>Called for each warning, once per run.</summary>
    internal required Action<Notice> Warn { get; init; }
}
