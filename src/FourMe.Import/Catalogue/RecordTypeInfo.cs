using FourMe.Import.Catalogue;

namespace FourMe.Import.PowerShell;

/// <summary>A record type of the catalogue: what can be imported and exported.</summary>
public sealed class RecordTypeInfo
{
    private readonly TransferType _type;
    private readonly RecordType? _known;

    internal RecordTypeInfo(TransferType type)
    {
        _type = type;
        _known = type.RecordType;
    }

    /// <summary>The name for -Type.</summary>
    public string Name => _type.Name;

    /// <summary>The name for people.</summary>
    public string Title => _type.Title;

    /// <summary>Whether it can be imported, exported, or both.</summary>
    public RecordDirection Direction =>
        (_type.ImportName is null ? 0 : RecordDirection.Import) | (_type.Export is null ? 0 : RecordDirection.Export);

    /// <summary>The name in exports if it differs; otherwise null.</summary>
    public string? ExportName => _type.Export is { } export && export.Name != Name ? export.Name : null;

    /// <summary>Number of known columns, including export-only ones.</summary>
    public int Columns => _known?.Columns.Count ?? 0;

    /// <summary>Whether the columns are known. If not, all properties of a record are sent.</summary>
    public bool ColumnsKnown => _known?.ColumnsKnown ?? false;

    /// <summary>The keys of a record, such as "ID, or Source + Source ID"; empty when it has none.</summary>
    public string Keys => _known?.KeysInWords ?? string.Empty;

    /// <summary>Rows replace the details of their owner; all rows of an owner must be in one import.</summary>
    public bool ReplacesPerOwner => _known is { Owners.Count: > 0 };

    /// <summary>The columns of the owner, such as "Person"; empty when there is none.</summary>
    public string Owner => _known?.OwnersInWords ?? string.Empty;

    /// <summary>Each row adds a record; nothing is ever updated.</summary>
    public bool AddOnly => _known?.AddOnly ?? false;

    /// <summary>What a plan can do for it, as far as the catalogue tells. The header of the account's export decides in the end.</summary>
    public PlanningKind Planning => _known?.Planning ?? PlanningKind.NoPlan;

    /// <summary>Why a plan cannot do more for it; null when it can do everything.</summary>
    public string? PlanningReason => _known is null ? "It can only be exported." : _known.PlanningReason;

    /// <summary>The other types that its columns refer to, whose records should exist first.</summary>
    public IReadOnlyList<string> RefersTo => _known?.RefersTo ?? [];

    /// <summary>
    /// A hint for the order of imports, counted from 1: each type comes after all in <see cref="RefersTo"/>. In a cycle (people
    /// have an organization, organizations a manager) the type with the fewest references comes first. Types with the same
    /// number do not depend on each other; null when the type cannot be imported.
    /// </summary>
    public int? ImportOrder => _known is null ? null : FourMe.Import.Catalogue.ImportOrder.PlaceOf(_known);

    /// <summary>The page of the service's documentation.</summary>
    public string Documentation => _known?.Source ?? "https://developer.xurrent.com/v1/export/";

    /// <summary>A short note from the documentation.</summary>
    public string? Notes => _known?.Notes ?? _type.Export?.Notes;

    /// <inheritdoc />
    public override string ToString() => Name;
}
