using System.Management.Automation;
using System.Text;
using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Creates a map to edit: a starter map for a well-known system, or a proposal for your own records.</summary>
[Cmdlet(VerbsCommon.New, "FourMeMap", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, DefaultParameterSetName = FromSet)]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class NewFourMeMapCommand : FourMeCommand
{
    private const string FromSet = "From";
    private const string ObjectSet = "Object";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly RecordSample _sample = new();
    private string _from = string.Empty;
    private string? _firstFile;

    /// <summary>The source system of the records.</summary>
    /// <remarks>
    /// Checked here and not by ValidateSet: an attribute that refuses a value ends the binding, and 'people' in the same position
    /// is the type of the other parameter sets.
    /// </remarks>
    [Parameter(ParameterSetName = FromSet, Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(StarterSourceCompleter))]
    public string From
    {
        get => _from;
        set => _from = StarterMaps.Source(value)
            ?? throw new ArgumentException(
            $"There is no starter map for '{value}'; there is one for {string.Join(", ", StarterMaps.Sources)}.");
    }

    /// <summary>The record type.</summary>
    [Parameter(ParameterSetName = FromSet, Position = 1)]
    [Parameter(ParameterSetName = ObjectSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(StarterMapCompleter))]
    public string? Type { get; set; }

    /// <summary>Records to propose a map for; the first 1,000 are read.</summary>
    [Parameter(ParameterSetName = ObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>CSV files to propose a map for; wildcards are resolved.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true)]
    [ArgumentCompleter(typeof(CsvFileCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>CSV files to propose a map for; taken literally.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The encoding of files without a byte order mark; UTF-8 by default.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [EncodingTransform]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    [ValidateNotNull]
    public object? Encoding { get; set; }

    /// <summary>The separator of the files; detected by default.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [ValidateNotNull]
    public char? Delimiter { get; set; }

    /// <summary>The .psd1 file to write; without it the text is returned.</summary>
    [Parameter(ParameterSetName = FromSet, Position = 2)]
    [Parameter(ParameterSetName = ObjectSet, Position = 1)]
    [Parameter(ParameterSetName = PathSet, Position = 1)]
    [Parameter(ParameterSetName = LiteralPathSet, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replace an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override object? DefaultTarget => ParameterSetName == FromSet ? From : Type;

    private protected override void Begin()
    {
        if (Delimiter is { } delimiter && !CsvSeparator.IsUsable(delimiter)) throw Failures.InvalidDelimiter(delimiter).ToException();
        // A map is proposed with comments, which JSON does not have.
        if (OutFile is not null && System.IO.Path.GetExtension(OutFile).Equals(".json", StringComparison.OrdinalIgnoreCase))
            throw Failures.MapFileInvalid(OutFile, "the map is written with comments, so its name must end in .psd1.").ToException();
    }

    private protected override void Process()
    {
        if ((Path ?? LiteralPath) is { } paths)
        {
            foreach (string file in FilePaths.Resolve(this, paths, Path is not null)) ReadFile(file);
        }
        else if (InputObject is not null) Take(InputObject);
    }

    private protected override void End()
    {
        if (ParameterSetName == FromSet)
        {
            string type = Type ?? StarterMaps.All.First(map => string.Equals(map.Key, From, StringComparison.OrdinalIgnoreCase)).Value;
            TextOutput.Write(this, StarterMaps.Read(From, type), OutFile, Force);
            return;
        }
        RecordType recordType = RecordTypes.Get(Type!);
        if (_sample.Count == 0) throw Failures.NothingToMap().ToException();
        MapDraft draft = MapProposal.For(recordType, _sample.Properties);
        TextOutput.Write(this, MapText.Write(recordType, draft, OutFile is null ? "./map.psd1" : "./" + System.IO.Path.GetFileName(OutFile),
            _firstFile), OutFile, Force);
        if (draft.Unfilled.Count > 0)
            WriteWarning($"No property was found for {string.Join(", ", draft.Unfilled.Select(column => $"'{column.Name}'"))}, which a " +
                $"new record of '{recordType.Name}' needs.");
    }

    /// <summary>Adds an object: a record, a file of records, or a collection of either.</summary>
    private void Take(PSObject input)
    {
        if (_sample.IsFull) return;
        if (RecordCollection.RecordsIn(input) is { } several)
        {
            foreach (object? one in several)
            {
                StopToken.ThrowIfCancellationRequested();
                if (_sample.IsFull) return;
                if (one is not null) Take(PSObject.AsPSObject(one));
            }
        }
        else if (input.BaseObject is FileInfo file) ReadFile(FilePaths.Existing(file.FullName));
        else _sample.Add(RecordCollection.RecordOf(input));
    }

    private void ReadFile(string path)
    {
        _firstFile ??= path;
        foreach (CsvFileRow row in CsvFile.Read(path, new CsvFileOptions((Encoding?)PSValue.Base(Encoding), Delimiter)))
        {
            StopToken.ThrowIfCancellationRequested();
            if (_sample.IsFull) return;
            if (row.Defect is null) _sample.Add(row);
        }
    }
}
