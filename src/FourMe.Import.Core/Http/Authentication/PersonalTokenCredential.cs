namespace FourMe.Import.Http;

/// <summary>A personal access token.</summary>
internal sealed class PersonalTokenCredential(string token) : FourMeCredential
{
    internal string Token { get; } = token.Trim();

    public override string ToString() => "personal access token";
}
