using FourMe.Import.Rows;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// Which records of a Source another run name of the same account has in its ledger. Two tasks may write the same Source; neither retires
/// what the other still sees. The other ledgers are read when the first record is asked for; 16 bytes a record are kept.
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

    /// <summary>The other name that has a record in its ledger and did not retire it; null when none has.</summary>
    /// <param name="key">Source ID, or another key of a type without.</param>
    /// <exception cref="FourMeException">
    /// <c>LedgerUnreadable</c>: whose records these are is not known, so nothing may be retired.
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

    /// <summary>Without regard to case: rather a record too many is left alone.</summary>
    private static KeyHash HashOf(string key) => default(KeyHash).WithTrimmed(key, ignoreCase: true);
}
