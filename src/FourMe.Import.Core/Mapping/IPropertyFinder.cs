namespace FourMe.Import.Mapping;

/// <summary>Finds the properties of a map in one record. Implemented by structures, which saves interface calls.</summary>
internal interface IPropertyFinder
{
    /// <summary>The record as seen by the code of a map.</summary>
    object Record { get; }

    /// <summary>The value of a property, which may be null; <see cref="Missing.Value"/> when the record does not have it.</summary>
    object? Find(MappedName name);
}
