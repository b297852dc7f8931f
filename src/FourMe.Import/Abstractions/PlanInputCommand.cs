using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using FourMe.Import.Catalogue;
using FourMe.Import.Hosting;
using FourMe.Import.Planning;

namespace FourMe.Import.PowerShell;

/// <summary>Base of the cmdlets that compare records with the account: the run name, what it may do, and its limits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PlanInputCommand : RecordInputCommand
{
    private const string EveryRecord = "*";

    private FourMeConnection? _connection;

    /// <summary>The run name: what a scheduled run is called. Made from type and Source when it is not given.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RunNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What is written into a record that the source no longer has. Nothing is retired without it.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Retire { get; set; }

    /// <summary>In how many good runs a record has to be missing before it is retired.</summary>
    [Parameter]
    [ValidateRange(1, 365)]
    [NumberTransform]
    public int RetireAfter { get; set; } = 1;

    /// <summary>How many records may go out of use in 7 days.</summary>
    [Parameter]
    [LimitTransform]
    public object? MaximumRetire { get; set; }

    /// <summary>How many values of a column may go.</summary>
    [Parameter]
    [LimitTransform]
    public object? MaximumClear { get; set; }

    /// <summary>How many records may change, all in all and in one column.</summary>
    [Parameter]
    [LimitTransform]
    public object? MaximumUpdate { get; set; }

    /// <summary>How many records may be added.</summary>
    [Parameter]
    [LimitTransform]
    public object? MaximumCreate { get; set; }

    /// <summary>How many records may be adopted.</summary>
    [Parameter]
    [LimitTransform]
    public object? MaximumAdopt { get; set; }

    /// <summary>How many records the source must bring.</summary>
    [Parameter]
    [LimitTransform]
    public object? MinimumRecords { get; set; }

    /// <summary>Records that are never retired, by Source ID, e-mail or label, or name.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Protect { get; set; } = [];

    /// <summary>Keys of records that are adopted although they are disabled or have a role beyond Specialist.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Adopt { get; set; } = [];

    /// <summary>Take all records of the Source into the ledger, so that they can be retired.</summary>
    [Parameter]
    public SwitchParameter Claim { get; set; }

    /// <summary>Create records again that the account has lost.</summary>
    [Parameter]
    public SwitchParameter Recreate { get; set; }

    /// <summary>Columns that are sent although the export does not show them.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Include { get; set; } = [];

    /// <summary>After how long everything is exported again.</summary>
    [Parameter]
    [DurationTransform]
    public TimeSpan MaximumAge { get; set; } = new PlanOptions().MaximumAge;

    /// <summary>How old a source file may be.</summary>
    [Parameter]
    [DurationTransform]
    public TimeSpan MaximumSourceAge { get; set; } = new PlanOptions().MaximumSourceAge;

    /// <summary>An exported file to compare with, instead of the baseline.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CsvFileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? BaselinePath { get; set; }

    /// <summary>The folder with plans, baselines and ledgers; the user's own when it is not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <summary>The connection; the default one when it is not given.</summary>
    [Parameter]
    [ConnectionTransform]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public FourMeConnection? Connection { get; set; }

    private protected override IReadOnlyList<Func<EnumerationLists?>> EnumerationSources =>
        [() => EnumerationsOf(_connection!).CachedToday, () => ReadEnumerations(_connection!)];

    /// <summary>The account; known from the begin on.</summary>
    private protected FourMeClient Client => _connection!.Client;

    /// <summary>What -WhatIf and -Confirm name as the target.</summary>
    private protected string Target => AccountName.InWords(_connection!.Account);

    private protected void Connect() => _connection = ConnectionChoice.Resolve(Connection);

    /// <summary>Takes note of the time of a source file.</summary>
    private protected abstract void NoteSource(DateTimeOffset written);

    private protected override void ReadFile(string path)
    {
        NoteSource(File.GetLastWriteTimeUtc(path));
        base.ReadFile(path);
    }

    private protected override void Added(object source) => Bar.ShowReading(RecordType.Name, Batch.Read, forPlan: true);

    private protected PlanOptions Options() => new()
    {
        Name = Name,
        Source = Source,
        Retire = Retire is null ? null : RetireValues.Read(RecordType, StaticReader.Read(Retire, null), Formatting),
        RetireAfter = RetireAfter,
        Limits = new PlanLimits
        {
            Retire = (Limit?)MaximumRetire,
            Clear = (Limit?)MaximumClear,
            Update = (Limit?)MaximumUpdate,
            Create = (Limit?)MaximumCreate,
            Adopt = (Limit?)MaximumAdopt,
            MinimumRecords = (Limit?)MinimumRecords,
        },
        Protect = Protect,
        Adopt = Adopt,
        Claim = Claim,
        Recreate = Recreate ? [EveryRecord] : [],
        Include = Include,
        MaximumAge = MaximumAge,
        MaximumSourceAge = MaximumSourceAge,
        BaselinePath = BaselinePath is null ? null : FilePaths.Existing(FilePaths.Full(this, BaselinePath)),
        MapPath = MapFile.PathOf(Map),
        StatePath = StatePaths.Of(this, StatePath),
        WhatIf = IsWhatIf,
    };
}
