using System.Text.RegularExpressions;

namespace FourMe.Import.Planning;

/// <summary>Records that are never retired: the person of the token, and those matched by the user's patterns.</summary>
internal sealed class Protection
{
    private const string People = "people";

    private readonly (string Text, Regex Pattern)[] _patterns;
    private readonly ApiUser? _user;
    private readonly int[] _places;
    private readonly int _id;
    private readonly int _email;

    /// <param name="type">The record type.</param>
    /// <param name="patterns">Wildcard patterns, matched against Source ID, e-mail address, label and name.</param>
    /// <param name="user">The person of the token; null when unknown.</param>
    /// <param name="baseline">The columns of the account's records.</param>
    internal Protection(RecordType type, IReadOnlyList<string> patterns, ApiUser? user, BaselineColumns baseline)
    {
        _patterns = [.. patterns.Select(pattern => (pattern, ProtectPattern.ToRegex(pattern)))];
        _user = type.Name == People ? user : null;
        _id = baseline.Of(RecordKey.Id);
        _email = baseline.Of(RecordKey.Email);
        _places = [.. new[] { RecordKey.SourceId, RecordKey.Email, "Label", "Name" }.Select(baseline.Of).Where(place => place >= 0)];
    }

    /// <summary>Why a record is not retired; null when it may be.</summary>
    internal string? Of(string[] row)
    {
        if (IsUser(row)) return "it is the user that the token belongs to";
        foreach ((string text, Regex pattern) in _patterns)
            foreach (int place in _places)
                if (pattern.IsMatch(row[place].Trim())) return $"'{text}' protects it";
        return null;
    }

    /// <summary>Whether a record is the person of the token.</summary>
    internal bool IsUser(string[] row) => _user is { } user
        && ((_id >= 0 && row[_id].Trim() == user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))
            || (_email >= 0 && user.PrimaryEmail is { Length: > 0 } email
                && string.Equals(row[_email].Trim(), email, StringComparison.OrdinalIgnoreCase)));
}
