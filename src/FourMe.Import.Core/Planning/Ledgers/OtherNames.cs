using FourMe.Import.Rows;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// Finds records that another run name of the same account has in its ledger. Two tasks may write the same Source; neither retires records
/// that the other still sees. The other ledgers are read at the first call; 16 bytes per record are kept.
/// </summary>
/// <param name="store">The ledgers.</param>
/// <param name="owner">Host and account.</param>
/// <param name="name">The run name that asks.</param>
/// <param name="type">The record type.</param>
/// <param name="source">The Source of the records.</param>
internal sealed class OtherNames(LedgerStore store, JobOwner owner, string name, string type, string source)
{
    private readonly List<string> _names = [];
    private Dictionary<KeyHash, int>? _claims;

    /// <summary>The other run name that has the record in its ledger and has not retired it; null when there is none.</summary>
    /// <param name="key">The Source ID, or another key for types without one.</param>
    /// <exception cref="FourMeException">
    /// <c>LedgerUnreadable</c>: it is unknown which records are the other name's, so nothing may be retired.
    /// </exception>
    internal string? ThatHas(string key)
    {
        _claims ??= Read();
        return _claims.TryGetValue(HashOf(key), out int at) ? _names[at] : null;
    }

    private Dictionary<KeyHash, int> Read()
    {
        var claims = new Dictionary<KeyHash, int>();
        foreach (Ledger ledger in store.All())
        {
            LedgerAbout about = ledger.About;
            if (about.Owner != owner || about.Type != type || about.Source != source
                || string.Equals(about.Name, name, StringComparison.OrdinalIgnoreCase)) continue;
            _names.Add(about.Name);
            foreach (LedgerRecord record in ledger.Records())
                if (record.Retired is null) claims[HashOf(record.Key)] = _names.Count - 1;
        }
        return claims;
    }

    /// <summary>Ignores case: in doubt a record is left alone.</summary>
    private static KeyHash HashOf(string key) => default(KeyHash).WithTrimmed(key, ignoreCase: true);
}
