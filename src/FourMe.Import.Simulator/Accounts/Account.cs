using FourMe.Import.Simulator.Catalogue;
using FourMe.Import.Simulator.Records;

namespace FourMe.Import.Simulator.Accounts;

/// <summary>An account of the simulated service with its records.</summary>
internal sealed class Account(string id, string name, RecordCatalogue catalogue)
{
    private readonly HashSet<string> _trusted = new(StringComparer.Ordinal);

    public string Id => id;

    public string Name => name;

    public RecordStore Records { get; } = new(catalogue);

    public void Trust(Account other)
    {
        _trusted.Add(other.Id);
        other._trusted.Add(Id);
    }

    public bool Trusts(string accountId) => accountId == Id || _trusted.Contains(accountId);
}
