namespace FourMe.Import.PowerShell;

/// <summary>
/// The switch for workarounds that use internals of PowerShell: <see cref="OwnMembers"/>, <see cref="RecordObjects"/>,
/// <see cref="EngineScopes"/> and <see cref="WeakEntries"/>. With FOURME_PLAIN_ENGINE=1 the module uses only the public API, with
/// the same results.
/// </summary>
internal static class EngineInternals
{
    /// <summary>The environment variable, read when the module is loaded.</summary>
    internal const string Variable = "FOURME_PLAIN_ENGINE";

    internal static bool AreUsed { get; } = Environment.GetEnvironmentVariable(Variable) != "1";

    /// <summary>The active workarounds, for tests: each is active only if the engine has the known structure.</summary>
    internal static string[] Active =>
    [
        .. OwnMembers.AreRead ? [nameof(OwnMembers)] : Array.Empty<string>(),
        .. RecordObjects.ShareNames && RecordObjects.AddsDirectly ? [nameof(RecordObjects)] : Array.Empty<string>(),
        .. BlockScope.IsSwitched ? [nameof(EngineScopes)] : Array.Empty<string>(),
        .. AreUsed ? [nameof(WeakEntries)] : Array.Empty<string>(),
    ];
}
