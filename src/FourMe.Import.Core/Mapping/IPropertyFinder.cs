namespace FourMe.Import.Mapping;

/// <summary>Looks into one record for what a map names. A structure, so that asking it costs no call through an interface.</summary>
internal interface IPropertyFinder
{
    /// <summary>The record as the code of a map sees it.</summary>
    object Record { get; }

    /// <summary>The value of a property, which may be null; <see cref="Missing.Value"/> when the record does not have it.</summary>
    object? Find(MappedName name);
}
