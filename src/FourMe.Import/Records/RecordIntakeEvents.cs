using FourMe.Import.Hosting;

namespace FourMe.Import.PowerShell;

/// <summary>What a command does while its records are read.</summary>
internal sealed class RecordIntakeEvents
{
    /// <summary>Reads a file that came in place of a record.</summary>
    internal required Action<string> ReadFile { get; init; }

    /// <summary>The first record is one of an export, as all others will be.</summary>
    internal required Action BeginExported { get; init; }

    /// <summary>A record was read; the failures are none when it became a row.</summary>
    internal Action<object, IReadOnlyList<Failure>>? Taken { get; init; }

    /// <summary>A record became a row.</summary>
    internal required Action<object> Added { get; init; }

    /// <summary>A record was refused.</summary>
    internal required Action<IReadOnlyList<Failure>, object?> Refused { get; init; }

    /// <summary>A warning, once per run.</summary>
    internal required Action<Notice> Warn { get; init; }
}
