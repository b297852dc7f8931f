using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace FourMe.Import.Simulator.Accounts;

/// <summary>The bearer tokens and the OAuth application of the service.</summary>
internal sealed class TokenRegistry
{
    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly TimeSpan _lifetime;
    private readonly Principal _owner;

    public TokenRegistry(SimulatorOptions options)
    {
        _time = options.TimeProvider;
        _lifetime = options.TokenLifetime;
        // The default person administers the default account and the directory account, and has read access to the third.
        _owner = new Principal(
            "Howard Tanner",
            "howard.tanner@widget.com",
            options.Account,
            new HashSet<string>(StringComparer.Ordinal) { options.Account, World.DirectoryAccount },
            new HashSet<string>(StringComparer.Ordinal) { "wna" });
        PersonalToken = options.Token ?? NewSecret("token");
        _grants[PersonalToken] = new Grant(_owner, null);
    }

    public string PersonalToken { get; }

    public string ClientId { get; } = NewName();

    public string ClientSecret { get; } = NewSecret("client");

    public int LifetimeInSeconds => (int)_lifetime.TotalSeconds;

    /// <summary>An unguessable name that is not a secret.</summary>
    public static string NewName() => RandomNumberGenerator.GetHexString(40, lowercase: true);

    /// <summary>A secret. All secrets start with the same words, so that tests recognize one in the wrong place.</summary>
    public static string NewSecret(string kind) => $"fourme-secret-{kind}-{NewName()}";

    public string IssueAccessToken()
    {
        string token = NewSecret("access");
        _grants[token] = new Grant(_owner, _time.GetUtcNow() + _lifetime);
        return token;
    }

    public string IssuePersonalToken(string account, bool isAdministrator)
    {
        HashSet<string> accounts = new(StringComparer.Ordinal) { account };
        HashSet<string> none = new(StringComparer.Ordinal);
        string token = NewSecret("token");
        Principal person = new("Ellen Brown", "ellen.brown@widget.com", account, isAdministrator ? accounts : none, isAdministrator ? none
            : accounts);
        _grants[token] = new Grant(person, null);
        return token;
    }

    public void Revoke(string token) => _grants.TryRemove(token, out _);

    public Principal? Find(string token) =>
        _grants.TryGetValue(token, out Grant? grant) && !(grant.ExpiresAt <= _time.GetUtcNow()) ? grant.Principal : null;

    private sealed record Grant(Principal Principal, DateTimeOffset? ExpiresAt);
}
