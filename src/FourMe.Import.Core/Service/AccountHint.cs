namespace FourMe.Import.Service;

/// <summary>Recognizes the address of an account that was given as its id.</summary>
internal static class AccountHint
{
    /// <summary>What to give instead; null when the account looks like an id.</summary>
    /// <param name="account">The account as given, for example <c>https://wdc.xurrent.com</c>.</param>
    internal static string? For(string account)
    {
        int scheme = account.IndexOf("://", StringComparison.Ordinal);
        string address = scheme < 0 ? account : account.Substring(scheme + 3);
        int end = address.IndexOfAny(['.', '/', ':']);
        if (scheme < 0 && end < 0) return null;
        string id = end < 0 ? address : address.Substring(0, end);
        return $"Give the id of the account and not its address: it is the first part of the address, here '{id}'.";
    }
}
