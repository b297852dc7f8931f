using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using FourMe.Import.Catalogue;
using FourMe.Import.Hosting;
using FourMe.Import.Planning;

namespace FourMe.Import.PowerShell;

/// <summary>Base of the cmdlets that compare records with the account: run name, options and limits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PlanInputCommand : RecordInputCommand
{
    private const string EveryRecord = "*";

    private FourMeConnection? _connection;

    /// <summary>The run name, which a scheduled run keeps from night to night. Type and Source when omitted.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RunNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The values that retire a record missing from the source. Nothing is retired when omitted.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Retire { get; set; }

    /// <summary>Number of good runs in which a record must be missing before it is retired.</summary>
    [Parameter]
    [ValidateRange(1, 365)]
    [NumberTransform]
    public int RetireAfter { get; set; } = 1;

    /// <summary>Maximum number of records retired within 7 days.</summary>
    [Parameter]
    [LimitTransform]
    public object? MaximumRetire { get; set; }

    /// <summary>Maximum number of values lost in a column.</summary>
    [Parameter]
    [LimitTransform]
    public object? MaximumClear { get; set; }

    /// <summary>Maximum number of records updated, in total and in one column.</summary>
    [Parameter]
    [LimitTransform]
    public object? MaximumUpdate { get; set; }

    /// <summary>Maximum number of records created.</summary>
    [Parameter]
    [LimitTransform]
    public object? MaximumCreate { get; set; }

    /// <summary>Maximum number of records adopted.</summary>
    [Parameter]
    [LimitTransform]
    public object? MaximumAdopt { get; set; }

    /// <summary>Minimum number of records in the source.</summary>
    [Parameter]
    [LimitTransform]
    public object? MinimumRecords { get; set; }

    /// <summary>Records that are never retired, by Source ID, e-mail address, label or name.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Protect { get; set; } = [];

    /// <summary>Keys of records to adopt although they are disabled or have a role beyond Specialist.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Adopt { get; set; } = [];

    /// <summary>Adds all records of the Source to the ledger, so that they can be retired.</summary>
    [Parameter]
    public SwitchParameter Claim { get; set; }

    /// <summary>Creates records again that vanished from the account.</summary>
    [Parameter]
    public SwitchParameter Recreate { get; set; }

    /// <summary>Columns to send although the export does not have them.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Include { get; set; } = [];

    /// <summary>Maximum time since the last full export before another one is made.</summary>
    [Parameter]
    [DurationTransform]
    public TimeSpan MaximumAge { get; set; } = new PlanOptions().MaximumAge;

    /// <summary>Maximum age of a source file.</summary>
    [Parameter]
    [DurationTransform]
    public TimeSpan MaximumSourceAge { get; set; } = new PlanOptions().MaximumSourceAge;

    /// <summary>An exported file to compare with instead of the baseline.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CsvFileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? BaselinePath { get; set; }

    /// <summary>Folder of plans, baselines and ledgers; the user's state folder when omitted.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <summary>The connection; the default one when omitted.</summary>
    [Parameter]
    [ConnectionTransform]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public FourMeConnection? Connection { get; set; }

    private protected override IReadOnlyList<Func<EnumerationLists?>> EnumerationSources =>
        [() => EnumerationsOf(_connection!).CachedToday, () => ReadEnumerations(_connection!)];

    /// <summary>The client of the account. Available after <see cref="Connect"/>.</summary>
    private protected FourMeClient Client => _connection!.Client;

    /// <summary>The target shown by -WhatIf and -Confirm.</summary>
    private protected string Target => AccountName.InWords(_connection!.Account);

    private protected void Connect() => _connection = ConnectionChoice.Resolve(Connection);

    /// <summary>Notes when a source file was last written.</summary>
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
        Stop = StopToken,
    };
}
