using System.Net;
using System.Security;

namespace FourMe.Import.PowerShell;

/// <summary>Converts between PowerShell's secrets and the text of requests.</summary>
internal static class SecretText
{
    internal static string Reveal(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;

    internal static SecureString Hide(string text)
    {
        var secret = new SecureString();
        foreach (char c in text) secret.AppendChar(c);
        secret.MakeReadOnly();
        return secret;
    }
}
