using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>Resolves the parameter <c>-Connection</c> of all cmdlets that use the service.</summary>
internal static class ConnectionChoice
{
    /// <summary>The named connection, or the default one.</summary>
    /// <exception cref="FourMeException"><c>NoConnection</c>.</exception>
    internal static FourMeConnection Resolve(FourMeConnection? named) => named switch
    {
        null => ConnectionTable.Current.Default ?? throw Failures.NoConnection(null).ToException(),
        { IsDropped: true } => throw Failures.NoConnection(named.Name).ToException(),
        _ => named,
    };
}
