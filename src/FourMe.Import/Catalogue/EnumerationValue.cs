namespace FourMe.Import.PowerShell;

/// <summary>A value of a fixed list of the service (https://developer.xurrent.com/v1/general/enumerations/).</summary>
public sealed class EnumerationValue
{
    internal EnumerationValue(string name, string id, string? label)
    {
        Name = name;
        Id = id;
        Label = label is { Length: > 0 } ? label : id;
    }

    /// <summary>Name of the list, for example ci.status.</summary>
    public string Name { get; }

    /// <summary>The value to write in files.</summary>
    public string Id { get; }

    /// <summary>The label for people; the id when no label is known.</summary>
    public string Label { get; }

    /// <inheritdoc />
    public override string ToString() => Id;
}
