namespace FourMe.Import.Core.Tests.Values.Meanings;

/// <summary>A fake that maps names to records.</summary>
internal sealed class KnownNames : INameMeaning
{
    private readonly Dictionary<(string Type, string Name), string> _records = [];

    internal string this[string type, string name]
    {
        set => _records[(type, name)] = value;
    }

    public string? RecordOf(string type, string name) => _records.GetValueOrDefault((type, name));
}
