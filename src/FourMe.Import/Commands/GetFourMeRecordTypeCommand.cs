using System.Management.Automation;
using FourMe.Import.Catalogue;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Lists the record types that can be imported and exported. Needs no connection.</summary>
[Cmdlet(VerbsCommon.Get, "FourMeRecordType")]
[OutputType(typeof(RecordTypeInfo))]
public sealed class GetFourMeRecordTypeCommand : FourMeCommand
{
    /// <summary>Names of types, in imports or exports; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(TransferTypeCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Only types that can be imported, exported, or both.</summary>
    [Parameter]
    public RecordDirection Direction { get; set; }

    private protected override void Process()
    {
        foreach (string name in Name)
        {
            RecordTypeInfo[] found = [.. TypePattern.Find(name).Select(type => new RecordTypeInfo(type))
                .Where(type => type.Direction.HasFlag(Direction))];
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name)) WriteFailure(NotFound(name), name);
            WriteObject(found, enumerateCollection: true);
        }
    }

    private Failure NotFound(string name)
    {
        string thatCan = Direction switch
        {
            RecordDirection.Import => " that can be imported",
            RecordDirection.Export => " that can be exported",
            RecordDirection.Both => " that can be imported and exported",
            _ => string.Empty,
        };
        return Failures.RecordTypeNotFound(name, thatCan, TypePattern.Find(name).Any() ? null : TransferType.Nearest(name));
    }
}
