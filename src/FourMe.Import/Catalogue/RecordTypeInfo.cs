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

    /// <summary>The name that -Type takes.</summary>
    public string Name => _type.Name;

    /// <summary>The name for people.</summary>
    public string Title => _type.Title;

    /// <summary>Whether it can be imported, exported, or both.</summary>
    public RecordDirection Direction =>
        (_type.ImportName is null ? 0 : RecordDirection.Import) | (_type.Export is null ? 0 : RecordDirection.Export);

    /// <summary>The name in exports where that is another one; null otherwise.</summary>
    public string? ExportName => _type.Export is { } export && export.Name != Name ? export.Name : null;

    /// <summary>Number of known columns, those included that are in exports only.</summary>
    public int Columns => _known?.Columns.Count ?? 0;

    /// <summary>Whether the columns are known. Where they are not, all properties of a record are sent.</summary>
    public bool ColumnsKnown => _known?.ColumnsKnown ?? false;

    /// <summary>What a record is found again by, such as "ID, or Source + Source ID"; empty when nothing finds it.</summary>
    public string Keys => _known?.KeysInWords ?? string.Empty;

    /// <summary>Rows replace the details that their owner has; all rows of an owner have to be in one import.</summary>
    public bool ReplacesPerOwner => _known is { Owners.Count: > 0 };

    /// <summary>What names the owner, such as "Person"; empty where there is none.</summary>
    public string Owner => _known?.OwnersInWords ?? string.Empty;

    /// <summary>Each row adds a record; nothing is ever updated.</summary>
    public bool AddOnly => _known?.AddOnly ?? false;

    /// <summary>The types that its columns name records of, apart from itself: what should exist first.</summary>
    public IReadOnlyList<string> RefersTo => _known?.RefersTo ?? [];

    /// <summary>
    /// A hint in which order to import several types, counted from 1: each type comes after all in <see cref="RefersTo"/>.
    /// Of types that refer to each other (people have an organization, organizations a manager) the one that refers to the
    /// fewest goes first. Types with the same number do not wait for each other; null when it cannot be imported.
    /// </summary>
    public int? ImportOrder => _known is null ? null : FourMe.Import.Catalogue.ImportOrder.Of(_known);

    /// <summary>The page of the service's documentation.</summary>
    public string Documentation => _known?.Source ?? "https://developer.xurrent.com/v1/export/";

    /// <summary>What the documentation adds, in short.</summary>
    public string? Notes => _known?.Notes ?? _type.Export?.Notes;

    /// <inheritdoc />
    public override string ToString() => Name;
}
