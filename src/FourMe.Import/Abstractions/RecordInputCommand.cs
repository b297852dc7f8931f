using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Text;
using FourMe.Import.Catalogue;
using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Importing;
using FourMe.Import.Mapping;
using FourMe.Import.Rows;
using FourMe.Import.State;
using FourMe.Import.Values;

namespace FourMe.Import.PowerShell;

/// <summary>Base of the cmdlets that accept records: the records, and how they become rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RecordInputCommand : FourMeCommand
{
    private protected const string ObjectSet = "Object";
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";

    private RecordIntake? _intake;

    /// <summary>The record type, for example people or cis.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(RecordTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public virtual string Type { get; set; } = string.Empty;

    /// <summary>The records.</summary>
    [Parameter(ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>CSV files with a header; wildcards are resolved.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>CSV files with a header; taken literally.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The encoding of files without a byte order mark; UTF-8 by default.</summary>
    [Parameter]
    [EncodingTransform]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    [ValidateNotNull]
    public object? Encoding { get; set; }

    /// <summary>The separator of the files; detected by default.</summary>
    [Parameter]
    [ValidateNotNull]
    public char? Delimiter { get; set; }

    /// <summary>Columns with the source of their values; or the path of a .psd1 or .json file with this table.</summary>
    [Parameter]
    [MapTransform]
    [ArgumentCompleter(typeof(MapCompleter))]
    public object? Map { get; set; }

    /// <summary>Columns with the same value in every row.</summary>
    [Parameter]
    public IDictionary? Static { get; set; }

    /// <summary>Short for -Static @{ Source = ... }.</summary>
    [Parameter]
    public string? Source { get; set; }

    /// <summary>What a missing value means.</summary>
    [Parameter]
    [ValidateSet(nameof(FourMe.Import.OnMissing.Split), nameof(FourMe.Import.OnMissing.Error), nameof(FourMe.Import.OnMissing.Clear))]
    public string OnMissing { get; set; } = nameof(FourMe.Import.OnMissing.Split);

    /// <summary>Columns outside the catalogue that are passed through as text.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UnlistedColumnCompleter))]
    public string[] AllowColumn { get; set; } = [];

    /// <summary>Send records without a complete key: the service adds a new one for each, in every run anew.</summary>
    [Parameter]
    public SwitchParameter AllowCreateWithoutKey { get; set; }

    /// <summary>Allow a record type outside the catalogue.</summary>
    [Parameter]
    public SwitchParameter AllowUnknownType { get; set; }

    /// <summary>Make properties that match no column an error.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Skip the checks of keys and required columns.</summary>
    [Parameter]
    public SwitchParameter SkipValidation { get; set; }

    private protected virtual bool DefersReferences => false;

    private protected RecordType RecordType { get; private set; } = null!;

    private protected RecordBatch Batch => _intake!.Batch;

    /// <summary>How values become cells.</summary>
    private protected FormattingContext Formatting => field ??= new()
    {
        Unwrap = PSValue.Unwrap, PropertyBag = PSValue.PropertyBag, TypeNameOf = DeserializedValue.TypeNameOf,
        MustPass = ScriptExpression.MustPass, Enumerations = new AccountEnumerations(EnumerationSources),
    };

    private protected override object? DefaultTarget => Type;

    /// <summary>The destination of the rows.</summary>
    private protected abstract IRowSink NewSink();

    /// <summary>The destination of references to the own type; null when they stay in their rows.</summary>
    private protected virtual IRowSink? NewDeferredSink() => null;

    /// <summary>Receives refused records; null for none.</summary>
    private protected virtual IRefusedSink? NewRefusedSink() => null;

    /// <summary>The sources of enumeration values that the shipped lists lack, the cheapest first.</summary>
    private protected virtual IReadOnlyList<Func<EnumerationLists?>> EnumerationSources =>
        ConnectionTable.Current.Default is { } connection ? [() => EnumerationsOf(connection).CachedToday] : [];

    /// <summary>Called when the first record is one of an export, as all others will be.</summary>
    private protected virtual void BeginExported() => Batch.Plan.FromExport = true;

    /// <summary>Called when a record was read, as a row or not.</summary>
    private protected virtual void Taken(object record, IReadOnlyList<Failure> failures) { }

    /// <summary>Called when a record became a row.</summary>
    private protected virtual void Added(object source) { }

    /// <summary>Called when a record was refused.</summary>
    private protected virtual void Refused(IReadOnlyList<Failure> failures, object? source) =>
        WriteFailure(Failure.OfRecord(failures), source);

    /// <summary>Shows a warning, once per run.</summary>
    private protected virtual void Warn(Notice notice) => WriteWarning(CommandAdvice.With(notice.Text, notice.Code)!);

    /// <summary>The object of a record, for failures that are known only at the end.</summary>
    private protected virtual object? SourceOf(long number) => null;

    private protected override void Begin()
    {
        if (Delimiter is { } delimiter && !CsvSeparator.IsUsable(delimiter)) throw Failures.InvalidDelimiter(delimiter).ToException();
        RecordType = RecordTypes.Get(Type, AllowUnknownType);
        var options = new RecordOptions
        {
            Map = Map is null ? null : MapReader.Read(MapFile.Load(Map), SessionState),
            Constants = StaticReader.Read(Static, Source),
            OnMissing = Choice.Of<OnMissing>(OnMissing),
            AllowColumn = AllowColumn,
            Strict = Strict,
            AllowCreateWithoutKey = AllowCreateWithoutKey,
            SkipValidation = SkipValidation,
            DeferReferences = DefersReferences,
            Formatting = Formatting,
        };
        // The sinks create no file before the first row, so there is nothing to undo when the plan is refused.
        var batch = new RecordBatch(RecordType, options, NewSink(), options.DeferReferences ? NewDeferredSink() : null, NewRefusedSink());
        _intake = new RecordIntake(batch, new RecordIntakeEvents
        {
            ReadFile = path => ReadFile(path), BeginExported = BeginExported, Taken = Taken, Added = Added, Refused = Refused, Warn = Warn,
        }, StopToken) { Encoding = (Encoding?)PSValue.Base(Encoding), Delimiter = Delimiter };
    }

    private protected override void Process()
    {
        if ((Path ?? LiteralPath) is { } paths)
        {
            foreach (string file in FilePaths.Resolve(this, paths, Path is not null)) ReadFile(file);
        }
        else if (InputObject is not null) _intake!.Take(InputObject);
    }

    /// <summary>Reads the records of a CSV file.</summary>
    private protected virtual void ReadFile(string path) => _intake!.ReadFile(path);

    /// <summary>Ends the input: warnings, and the failures of the run as a whole.</summary>
    /// <param name="areSome">Whether the records are only some of a source, so that other records may have what these lack.</param>
    /// <returns>Whether the run can go on.</returns>
    private protected bool CompleteBatch(bool areSome = false)
    {
        IReadOnlyList<Failure> failures = _intake!.Complete(areSome);
        if (failures.Count > 0)
        {
            // All other failures of such a run follow from its cause.
            RefusedRun(failures);
            return false;
        }
        foreach (Failure heldBack in Batch.HeldBack) Refused([heldBack], SourceOf(heldBack.Row));
        return true;
    }

    /// <summary>Returns memory to the system that a large input took. To be called before a long wait.</summary>
    private protected void ReleaseMemory() => _intake!.Release();

    /// <summary>Called when the run as a whole is unusable.</summary>
    private protected virtual void RefusedRun(IReadOnlyList<Failure> failures)
    {
        for (int i = 0; i < failures.Count - 1; i++) WriteFailure(failures[i], Type);
        ThrowTerminatingError(failures[failures.Count - 1].ToErrorRecord(Type));
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing && _intake is { } intake) SayUnwritten([.. intake.Waiting]);
        if (disposing) _intake?.Batch.Dispose();
        base.Dispose(disposing);
    }
}
