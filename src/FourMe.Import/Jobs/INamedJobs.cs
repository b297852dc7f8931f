using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>The parameters that choose recorded jobs; <see cref="JobChoice"/> finds them.</summary>
internal interface INamedJobs
{
    string[]? Token { get; }

    SwitchParameter Latest { get; }

    object? Job { get; }
}
