using System.Management.Automation;
using FourMe.Import.Hosting;
using FourMe.Import.Rows;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Runs all checks of an import and sends nothing; returns one object per finding, none for valid input.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FourMeRecords", DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(Finding))]
public sealed class TestFourMeRecordsCommand : RecordInputCommand
{
    private readonly List<Finding> _warnings = [];
    private bool _ended;
    private bool _found;

    private protected override IRowSink NewSink() => new NullSink();

    private protected override void Process()
    {
        if (_ended) return;
        try
        {
            base.Process();
        }
        catch (FourMeException unusable)
        {
            // A failure that would stop an import is the last finding of a test.
            _ended = true;
            Refused([unusable.Failure], null);
        }
    }

    private protected override void Refused(IReadOnlyList<Failure> failures, object? source)
    {
        _found = true;
        foreach (Failure failure in failures) WriteObject(Finding.Of(failure));
    }

    private protected override void RefusedRun(IReadOnlyList<Failure> failures) => Refused(failures, null);

    /// <summary>Warnings are few, one of each kind. They come after the errors, so that each severity is one group in the view.</summary>
    private protected override void Warn(Notice notice) => _warnings.Add(Finding.Of(notice));

    private protected override void End()
    {
        if (!_ended) CompleteBatch();
        WriteObject(_warnings, enumerateCollection: true);
        // For the user at the console: no output could also mean that nothing was checked.
        if (!_found && _warnings.Count == 0) Say($"{Counted.Of(Batch.Read, "record")} checked, no findings.");
    }
}
