using System.Management.Automation;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Writes a report about runs as one HTML file that loads nothing from any server. Needs no connection.</summary>
[Cmdlet(VerbsData.Export, "FourMeReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class ExportFourMeReportCommand : StateCommand
{
    private readonly List<string> _runs = [];

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Runs or their ids; those of the last 24 hours when omitted.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "RunId")]
    [RunIdTransform]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Run { get; set; }

    /// <summary>Shows old and new values of changed cells. They may be personal data.</summary>
    [Parameter]
    public SwitchParameter IncludeValues { get; set; }

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override object? DefaultTarget => Path;

    private protected override void Process() => _runs.AddRange(Run ?? []);

    private protected override void End()
    {
        string? statePath = StatePath is null ? null : StatePaths.Of(this, StatePath);
        var options = new ReportOptions
        {
            Runs = Run is null && !MyInvocation.ExpectingInput ? null : [.. _runs.Distinct()],
            IncludeValues = IncludeValues,
            Force = Force,
            StatePath = StatePaths.Of(this, StatePath),
            Owner = Owner,
            Advice = run => RunAdvice.Of(run, statePath),
            ShowRuns = name => RunAdvice.ShowRuns(name, statePath),
        };
        try
        {
            string path = OutFileNames.Of(this, Path, 1, Force)[0];
            if (!ShouldProcess(path, "Write a report of the runs")) return;
            foreach (string written in RunReport.Write(path, options, StopToken)) WriteObject(WrittenFile.Of(this, written));
        }
        catch (FourMeException failed)
        {
            // The runs themselves are over. A failed report must not end the script that made them.
            WriteFailure(failed.Failure, Path);
        }
    }
}
