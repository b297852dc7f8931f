namespace FourMe.Import.PowerShell;

/// <summary>The name of an account in -WhatIf and -Confirm.</summary>
internal static class AccountName
{
    /// <param name="account">Its id; '' for the API user's own.</param>
    internal static string InWords(string account) => account.Length > 0 ? $"account {account}" : "the account of the API user";
}
