namespace FourMe.Import.Values;

/// <summary>Which record a name means.</summary>
internal interface INameMeaning
{
    /// <summary>
    /// The record that a reference names, as <c>#</c> and its ID; null where none or more than one has the name, and then the
    /// name itself counts.
    /// </summary>
    /// <param name="type">The record type that is referred to.</param>
    /// <param name="name">The name as <see cref="ReferenceMeaning.Spelling"/> gives it, without an account.</param>
    string? RecordOf(string type, string name);
}

/// <summary>No record is known: names are compared as text.</summary>
internal sealed class UnknownNames : INameMeaning
{
    internal static UnknownNames Instance { get; } = new();

    public string? RecordOf(string type, string name) => null;
}
