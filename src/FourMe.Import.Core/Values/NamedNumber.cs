namespace FourMe.Import.Values;

/// <summary>A value of an enumeration whose type is not loaded: its name for text columns, its number for number columns.</summary>
/// <param name="Name">The name, or several names of flags.</param>
/// <param name="Number">The number, of the type that the enumeration is based on.</param>
internal sealed record NamedNumber(string Name, object Number);
