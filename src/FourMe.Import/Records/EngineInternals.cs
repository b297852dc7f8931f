namespace FourMe.Import.PowerShell;

/// <summary>
/// The one switch for workarounds that use parts of PowerShell which are not public: <see cref="OwnMembers"/>,
/// <see cref="RecordObjects"/> and <see cref="WeakEntries"/>. With FOURME_PLAIN_ENGINE=1 the module goes the public ways, with
/// the same outcome.
/// </summary>
internal static class EngineInternals
{
    /// <summary>The environment variable, read when the module is loaded.</summary>
    internal const string Variable = "FOURME_PLAIN_ENGINE";

    internal static bool AreUsed { get; } = Environment.GetEnvironmentVariable(Variable) != "1";

    /// <summary>The workarounds that this PowerShell allows, for tests: each is active only where the engine is built as known.</summary>
    internal static string[] Active =>
    [
        .. OwnMembers.AreRead ? [nameof(OwnMembers)] : Array.Empty<string>(),
        .. RecordObjects.ShareNames ? [nameof(RecordObjects)] : Array.Empty<string>(),
        .. AreUsed ? [nameof(WeakEntries)] : Array.Empty<string>(),
    ];
}
