namespace FourMe.Import.Core.Tests.Values.Meanings;

/// <summary>Records that names mean, as a test wants them.</summary>
internal sealed class KnownNames : INameMeaning
{
    private readonly Dictionary<(string Type, string Name), string> _records = [];

    internal string this[string type, string name]
    {
        set => _records[(type, name)] = value;
    }

    public string? RecordOf(string type, string name) => _records.GetValueOrDefault((type, name));
}
