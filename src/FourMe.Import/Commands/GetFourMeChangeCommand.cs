using System.Management.Automation;
using FourMe.Import.Planning;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Streams the changes of a plan. Needs no connection.</summary>
[Cmdlet(VerbsCommon.Get, "FourMeChange", DefaultParameterSetName = ById)]
[OutputType(typeof(Change), typeof(ChangeCell))]
public sealed class GetFourMeChangeCommand : StateCommand
{
    private const string ById = "Id";
    private const string ByLatest = "Latest";

    private ChangeFilter _filter = null!;

    /// <summary>Ids of plans; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ById)]
    [Alias("PlanId")]
    [PlanIdTransform]
    [ArgumentCompleter(typeof(PlanIdPatternCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>Selects the newest plan.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByLatest)]
    public SwitchParameter Latest { get; set; }

    /// <summary>Only changes with these actions.</summary>
    [Parameter]
    [ValidateSet(nameof(ChangeAction.Create), nameof(ChangeAction.Update), nameof(ChangeAction.Adopt), nameof(ChangeAction.Retire),
        nameof(ChangeAction.Restore))]
    public string[]? Action { get; set; }

    /// <summary>Only changes of these columns; wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PlanColumnCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Column { get; set; }

    /// <summary>Only changes of records with these keys; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Key { get; set; }

    /// <summary>Writes one object per cell instead of one per record.</summary>
    [Parameter]
    public SwitchParameter Expand { get; set; }

    private protected override object? DefaultTarget => Latest ? null : Id;

    private protected override void Begin() => _filter = new ChangeFilter(Action?.Select(Choice.Of<ChangeAction>).ToArray(), Column, Key);

    private protected override void Process()
    {
        IEnumerable<PlanFile> plans = Latest
            ? Plans.All(altered => WriteFailure(altered, null)).Where(IsMeant).Take(1) : Id.SelectMany(PlansNamed);
        foreach (PlanFile plan in plans)
            foreach (PlannedChange planned in plan.Changes(StopToken))
                if (_filter.Takes(planned.Change)) Write(planned.Change);
    }

    private void Write(Change change)
    {
        if (!Expand) WriteNamed(change, NamedObject.Change);
        else foreach (CellChange cell in change.Cells)
            if (_filter.Takes(cell)) WriteNamed(new ChangeCell(change, cell), NamedObject.ChangeCell);
    }
}
