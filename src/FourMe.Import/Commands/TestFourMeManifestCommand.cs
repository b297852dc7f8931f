using System.Collections;
using System.Management.Automation;
using FourMe.Import.Manifests;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>
/// Checks a manifest: its words and values, and the maps, scripts and files it names. Executes nothing and sends no request. Returns one
/// object per finding, none for a valid manifest.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "FourMeManifest")]
[OutputType(typeof(Finding))]
public sealed class TestFourMeManifestCommand : FourMeCommand
{
    /// <summary>Path of the manifest, a .psd1 file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "Path")]
    [ValidateNotNullOrEmpty]
    public string Manifest { get; set; } = string.Empty;

    /// <summary>The connection for the run. A disconnected one is a finding. No request is sent.</summary>
    [Parameter]
    [ConnectionTransform]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public FourMeConnection? Connection { get; set; }

    private protected override object? DefaultTarget => Manifest;

    private protected override void Process()
    {
        try
        {
            if (Connection is not null) ConnectionChoice.Resolve(Connection);
            ManifestFile file = ManifestFile.Read(FilePaths.Full(this, Manifest), SessionState);
            foreach (ManifestFinding finding in file.Findings) WriteObject(Finding.Of(finding));
            // At the console, no output could also mean that nothing was checked.
            if (file.Findings.Count == 0)
                Say($"No findings. Order: {string.Join(", ", ManifestOrder.Of(file.Manifest.Entries))}.");
        }
        catch (FourMeException unusable)
        {
            // An error that would stop a run is reported as the only finding.
            WriteObject(Finding.Of(unusable.Failure));
        }
    }
}
