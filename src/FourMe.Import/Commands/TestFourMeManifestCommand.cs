using System.Collections;
using System.Management.Automation;
using FourMe.Import.Manifests;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>
/// Checks a manifest: its words and values, and the maps, scripts and files that it names. Nothing is executed, no request is made.
/// Returns one object per finding, none for a manifest that can be used.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "FourMeManifest")]
[OutputType(typeof(Finding))]
public sealed class TestFourMeManifestCommand : FourMeCommand
{
    /// <summary>The manifest, a .psd1 file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "Path")]
    [ValidateNotNullOrEmpty]
    public string Manifest { get; set; } = string.Empty;

    /// <summary>The connection that the run is to use: a disconnected one is a finding. It is not asked anything.</summary>
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
            // For the user at the console: no output could also mean that nothing was checked.
            if (file.Findings.Count == 0)
                Say($"No findings. Order: {string.Join(", ", ManifestOrder.Of(file.Manifest.Entries))}.");
        }
        catch (FourMeException unusable)
        {
            // What would stop a run is the one finding of a test.
            WriteObject(Finding.Of(unusable.Failure));
        }
    }
}
