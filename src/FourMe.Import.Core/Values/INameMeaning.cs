namespace FourMe.Import.Values;

/// <summary>Resolves names to records.</summary>
internal interface INameMeaning
{
    /// <summary>
    /// The record that a reference names, as <c>#</c> and its ID. Null when no record or more than one has the name, which is then compared
    /// as text.
    /// </summary>
    /// <param name="type">The referenced record type.</param>
    /// <param name="name">The name in the spelling of <see cref="ReferenceMeaning.Spelling"/>, without an account.</param>
    string? RecordOf(string type, string name);
}

/// <summary>Resolves no names, so that they are compared as text.</summary>
internal sealed class UnknownNames : INameMeaning
{
    internal static UnknownNames Instance { get; } = new();

    public string? RecordOf(string type, string name) => null;
}
