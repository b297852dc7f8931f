using FourMe.Import.Errors;
using FourMe.Import.Http;

namespace FourMe.Import;

/// <summary>
/// The addresses of the API and of its OAuth host (https://developer.xurrent.com/v1/, https://developer.xurrent.com/v1/oauth).
/// </summary>
public sealed class ServiceAddresses
{
    private const string Version = "v1";

    private ServiceAddresses(Uri api, Uri oauth, ServiceBrand brand)
    {
        Api = api;
        OAuth = oauth;
        Brand = brand;
    }

    /// <summary>Base of the REST API, with the version and without a slash at the end.</summary>
    public Uri Api { get; }

    /// <summary>Base of the OAuth host, without a slash at the end.</summary>
    public Uri OAuth { get; }

    /// <summary>The header names of these hosts.</summary>
    public ServiceBrand Brand { get; }

    /// <summary>The name of the header with the account.</summary>
    internal string AccountHeader => Brand == ServiceBrand.FourMe ? "X-4me-Account" : "X-Xurrent-Account";

    /// <summary>The name of the header with the language of labels.</summary>
    internal string LanguageHeader => Brand == ServiceBrand.FourMe ? "X-4me-Language" : "X-Xurrent-Language";

    /// <summary>The documented hosts.</summary>
    /// <param name="environment">The installation.</param>
    /// <param name="region">The region of the data.</param>
    /// <param name="brand">The brand of the names.</param>
    /// <exception cref="FourMeException"><c>InvalidConnection</c>: the demo has only one region.</exception>
    public static ServiceAddresses For(
        ServiceEnvironment environment = ServiceEnvironment.Production, ServiceRegion region = ServiceRegion.EU,
            ServiceBrand brand = ServiceBrand.Xurrent)
    {
        if (environment == ServiceEnvironment.Demo && region != ServiceRegion.EU)
            throw Failures.InvalidConnection("The demo environment has no regions: leave the region out.").ToException();
        string name = brand == ServiceBrand.FourMe ? "4me" : "xurrent";
        string domain = environment switch
        {
            ServiceEnvironment.QA => name + ".qa",
            ServiceEnvironment.Demo => name + "-demo.com",
            _ => name + ".com",
        };
        string prefix = region == ServiceRegion.EU ? string.Empty : region.ToString().ToLowerInvariant() + ".";
        return new ServiceAddresses(new Uri($"https://api.{prefix}{domain}/{Version}"), new Uri($"https://oauth.{prefix}{domain}"), brand);
    }

    /// <summary>Custom hosts. A missing version is added, a missing OAuth host is derived from the API's.</summary>
    /// <param name="api">For example <c>https://api.example.com/v1</c>.</param>
    /// <param name="oauth">For example <c>https://oauth.example.com</c>; null to replace 'api.' in the API's host.</param>
    /// <param name="brand">The header names; null to derive them from the host.</param>
    /// <exception cref="FourMeException"><c>InvalidConnection</c> or <c>InsecureUri</c>.</exception>
    public static ServiceAddresses Custom(Uri api, Uri? oauth = null, ServiceBrand? brand = null)
    {
        CheckIsWeb(api, "The API address");
        if (oauth is not null) CheckIsWeb(oauth, "The OAuth address");
        var builder = new UriBuilder(api) { Query = string.Empty, Fragment = string.Empty };
        if (builder.Path.Trim('/').Length == 0) builder.Path = Version;
        Uri token = oauth ?? DeriveOAuth(api);
        return new ServiceAddresses(WithoutSlash(builder.Uri), WithoutSlash(token), brand ?? BrandOf(api));
    }

    private static Uri DeriveOAuth(Uri api)
    {
        string host = api.Host.StartsWith("api.", StringComparison.OrdinalIgnoreCase) ? "oauth." + api.Host.Substring(4) : api.Host;
        return new UriBuilder(api.Scheme, host, api.Port).Uri;
    }

    private static ServiceBrand BrandOf(Uri api)
    {
        string host = api.Host.ToLowerInvariant();
        bool old = host.EndsWith("4me.com", StringComparison.Ordinal) || host.EndsWith("4me.qa", StringComparison.Ordinal)
            || host.EndsWith("4me-demo.com", StringComparison.Ordinal);
        return old ? ServiceBrand.FourMe : ServiceBrand.Xurrent;
    }

    private static void CheckIsWeb(Uri uri, string what)
    {
        if (!uri.IsAbsoluteUri || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
            throw Failures.InvalidConnection($"{what} '{uri}' is not a web address such as https://api.example.com/v1.").ToException();
        // The address is shown in messages, in the list of connections and in the state folder. It is not repeated here.
        if (uri.UserInfo.Length > 0)
            throw Failures.InvalidConnection($"{what} contains a user name or a password. Give it without them.").ToException();
        SafeAddress.Check(uri);
    }

    private static Uri WithoutSlash(Uri uri) => new(uri.GetLeftPart(UriPartial.Path).TrimEnd('/'));
}
