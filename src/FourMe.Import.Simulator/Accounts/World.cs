using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Accounts;

/// <summary>The accounts of the simulated service. Records are only touched while <see cref="Lock"/> is held.</summary>
internal sealed class World
{
    public const string DirectoryAccount = "widget";

    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private long _lastId;

    public World(RecordCatalogue catalogue, string defaultAccount)
    {
        Catalogue = catalogue;
        Enumerations = new FixedLists(catalogue);
        Account widget = Add(DirectoryAccount, "Widget International");
        Account wdc = Add("wdc", "Widget Data Center");
        Account wna = Add("wna", "Widget North America");
        // An account without trust, for refused references.
        Add("gadget", "Gadget Works");
        widget.Trust(wdc);
        widget.Trust(wna);
        wdc.Trust(wna);
        if (Find(defaultAccount) is null)
        {
            Account own = Add(defaultAccount, defaultAccount);
            own.Trust(widget);
            own.Trust(wdc);
            own.Trust(wna);
        }

        ResetIds();
    }

    public Lock Lock { get; } = new();

    public RecordCatalogue Catalogue { get; }

    public FixedLists Enumerations { get; }

    public IEnumerable<Account> Accounts => _accounts.Values;

    public Account? Find(string id) => _accounts.GetValueOrDefault(id);

    public Account Get(string id) => Find(id) ?? throw new ArgumentException($"The simulated service has no account '{id}'.", nameof(id));

    public long NextId() => ++_lastId;

    public void Clear()
    {
        foreach (Account account in Accounts)
            account.Records.Clear();
        Enumerations.Clear();
        ResetIds();
    }

    private void ResetIds() => _lastId = 70_000;

    private Account Add(string id, string name) => _accounts[id] = new Account(id, name, Catalogue);
}
