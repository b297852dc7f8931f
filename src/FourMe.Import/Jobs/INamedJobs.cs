using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>The parameters by which a cmdlet is told which remembered jobs are meant; <see cref="JobChoice"/> finds them.</summary>
internal interface INamedJobs
{
    string[]? Token { get; }

    SwitchParameter Latest { get; }

    object? Job { get; }
}
