using FourMe.Import.Simulator.Catalogue;
using FourMe.Import.Simulator.Imports.Reading;

namespace FourMe.Import.Simulator.Imports.Groups;

/// <summary>Contact details, replaced where Integration is true, and roles, which are always replaced.</summary>
internal sealed class OwnedDetails(RecordType type, string ownerColumn, ReferenceResolver references) : IGroupRule
{
    private const string Integration = "Integration";

    private readonly Column _owner = type.Find(ownerColumn)!;

    public string[] OwnerColumns { get; } = [ownerColumn];

    public IReadOnlyDictionary<string, string> Identify(ImportRow row)
    {
        string owner = row[_owner.Name];
        if (owner.Length == 0)
            throw new RowRefusedException($"{_owner.Name} can't be blank");
        return new Dictionary<string, string> { [_owner.Name] = references.Resolve(_owner, owner) };
    }

    public string? Scope(Func<string, string> cell)
    {
        if (!type.HasColumn(Integration))
            return string.Empty;
        return BooleanText.IsTrue(cell(Integration)) ? Integration : null;
    }

    public void Complete(Dictionary<string, string> values)
    {
    }
}
