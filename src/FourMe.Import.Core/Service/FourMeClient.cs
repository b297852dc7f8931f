using System.Net;
using FourMe.Import.Catalogue;
using FourMe.Import.Downloading;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Http;
using FourMe.Import.Service;

namespace FourMe.Import;

/// <summary>
/// A client of the API of one account. Thread-safe. Every failure is a <see cref="FourMeException"/>.
/// </summary>
public sealed class FourMeClient : IDisposable
{
    private readonly HttpTransport _api;
    private readonly HttpTransport _oauth;
    private readonly AccessTokens _tokens;
    private readonly ApiRequests _requests;

    /// <summary>Creates a client; nothing is sent yet.</summary>
    /// <param name="options">The account, its hosts and the credential.</param>
    /// <exception cref="FourMeException"><c>MissingCredential</c> or <c>InvalidConnection</c>.</exception>
    public FourMeClient(FourMeClientOptions options)
    {
        Options = options ?? throw new ArgumentNullException(nameof(options));
        CheckFitsHeader(options.Account, "account id");
        CheckFitsHeader((options.Credential as PersonalTokenCredential)?.Token, "token");
        if ((options.Credential as PersonalTokenCredential)?.Token.Contains(' ') == true)
            throw Failures.InvalidConnection("The token contains a blank. Copy the token alone, without 'Bearer' before it.").ToException();
        _api = new HttpTransport(options, Secrets = new OwnSecrets(options), new RequestPace(options.TimeProvider));
        // The token in its answer is needed as is, even if it equals a known secret.
        _oauth = new HttpTransport(options, new OwnSecrets(options));
        _tokens = options.Credential switch
        {
            ClientCredential credential => new ClientCredentialTokens(
                credential, new Uri(options.Addresses.OAuth.AbsoluteUri.TrimEnd('/') + "/token"), _oauth, options.TimeProvider, Secrets),
            PersonalTokenCredential credential => new PersonalTokens(credential.Token),
            _ => throw Failures.MissingCredential().ToException(),
        };
        _requests = new ApiRequests(options, _tokens, _api);
        Logs = new LogDownload(options, Secrets);
        Files = new FileDownload(options, Secrets);
    }

    /// <summary>The settings of the client.</summary>
    public FourMeClientOptions Options { get; }

    /// <summary>The secrets to remove from every received text.</summary>
    internal OwnSecrets Secrets { get; }

    /// <summary>Fetches the logs of jobs from the storage host.</summary>
    internal LogDownload Logs { get; }

    /// <summary>Fetches exported files from the storage host.</summary>
    internal FileDownload Files { get; }

    /// <summary>Reads the API user (<c>GET /me</c>): the cheapest check of address, account and token.</summary>
    /// <param name="host">Receives messages about waits; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<ApiUser> GetMeAsync(ITransferHost? host = null, CancellationToken cancellationToken = default) =>
        _requests.GetAsync("/me", ReadUser, TransferRun.Of(host), Patience.Brief, cancellationToken);

    /// <summary>
    /// Reads the fixed lists (<c>GET /enums</c>, https://developer.xurrent.com/v1/general/enumerations/): ids for
    /// files, labels for people.
    /// </summary>
    /// <param name="language">The language of the labels, for example <c>nl</c>; null for the API user's own.</param>
    /// <param name="host">Receives messages about waits; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The lists by name, regardless of case.</returns>
    /// <exception cref="FourMeException"><c>InvalidLanguage</c>, <c>MalformedAnswer</c>, or a failure of the request.</exception>
    public async Task<IReadOnlyDictionary<string, Enumeration>> GetEnumerationsAsync(
        string? language = null, ITransferHost? host = null, CancellationToken cancellationToken = default)
    {
        if (language is not null && !EnumerationLists.IsLanguage(language)) throw Failures.InvalidLanguage(language).ToException();
        return await _requests.GetAsync("/enums", ReadEnumerations, TransferRun.Of(host), Patience.Brief, cancellationToken, language)
            .ConfigureAwait(false);
    }

    /// <summary>Sends a file of rows to the Import API (<c>POST /import</c>).</summary>
    /// <param name="type">The record type.</param>
    /// <param name="extension">The extension of the file with its dot, by which the service chooses the separator.</param>
    /// <param name="length">Length of the file in bytes.</param>
    /// <param name="open">Opens the file; called once for each attempt.</param>
    /// <param name="host">Receives messages and progress.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The token of the job.</returns>
    /// <exception cref="FourMeException">The service did not accept the request.</exception>
    /// <exception cref="AmbiguousRequestException">The service may have accepted the file.</exception>
    internal Task<string> StartImportAsync(
        string type, string extension, long length, Func<Stream> open, ITransferHost host, CancellationToken cancellationToken)
    {
        var progress = new StageProgress(type, host, Options.TimeProvider);
        progress.Report(TransferStage.Uploading, 0, length);
        return _requests.PostAsync(
            "/import",
            (touch, stop) => new FormBody().With("type", type).With("file", type + extension, new FilePart(length, open, moved =>
            {
                touch();
                progress.Report(TransferStage.Uploading, moved, length);
            }, stop)),
            answer => JobStart.TokenOf(answer, "the import"),
            TransferRun.Of(host), cancellationToken);
    }

    /// <summary>Requests an export (<c>POST /export</c>).</summary>
    /// <returns>The token of the job; null when nothing has changed since the requested moment (204).</returns>
    /// <exception cref="FourMeException">The service did not accept the request.</exception>
    /// <exception cref="AmbiguousRequestException">The service may have started an export.</exception>
    internal Task<StartedExport> StartExportAsync(ExportRequest export, ITransferHost host, CancellationToken cancellationToken) =>
        _requests.PostAsync(
        "/export",
        (_, _) => export.ToForm(),
        answer => new StartedExport(answer.Status == HttpStatusCode.NoContent ? null : JobStart.TokenOf(answer, "the export"),
            answer.Headers.Date),
        TransferRun.Of(host), cancellationToken);

    /// <summary>Reads the state of an export (<c>GET /export/token</c>); null when the service no longer knows the job.</summary>
    internal Task<ExportStatus?> GetExportAsync(string token, ITransferHost host, Patience patience, CancellationToken cancellationToken) =>
        GetStatusAsync("export", token, ExportStatus.Read, host, patience, cancellationToken);

    /// <summary>Reads the state of an import (<c>GET /import/token</c>); null when the service no longer knows the job.</summary>
    internal Task<ImportStatus?> GetImportAsync(string token, ITransferHost host, Patience patience, CancellationToken cancellationToken) =>
        GetStatusAsync("import", token, ImportStatus.Read, host, patience, cancellationToken);

    /// <summary>Closes the client's connections.</summary>
    public void Dispose()
    {
        _tokens.Dispose();
        _oauth.Dispose();
        _api.Dispose();
    }

    private Task<TStatus?> GetStatusAsync<TStatus>(
        string kind, string token,
            Func<ApiAnswer, TStatus?> read, ITransferHost host, Patience patience, CancellationToken cancellationToken)
        where TStatus : class =>
        _requests.GetAsync(
            $"/{kind}/{Uri.EscapeDataString(token)}",
            answer =>
            {
                if (answer.Status == HttpStatusCode.NotFound) return null;
                answer.ThrowIfFailed($"the {kind} job");
                return read(answer) ?? throw answer.Malformed($"the request for the state of the {kind}").ToException();
            },
            TransferRun.Of(host), patience, cancellationToken);

    private ApiUser ReadUser(ApiAnswer answer)
    {
        // The request names no record, so what is unknown is the account of the header.
        if (answer.Status == HttpStatusCode.NotFound && !string.IsNullOrEmpty(Options.Account))
            answer.ThrowIfFailed($"the account '{Options.Account}'", AccountHint.For(Options.Account!));
        answer.ThrowIfFailed("the API user");
        if (answer.Root is null) throw answer.Malformed("GET /me").ToException();
        return new ApiUser(answer.Number("id") is { } id ? (long)id : 0, answer.Text("name") ?? string.Empty, answer.Text("primary_email"));
    }

    private static IReadOnlyDictionary<string, Enumeration> ReadEnumerations(ApiAnswer answer)
    {
        answer.ThrowIfFailed("the enumerations");
        IReadOnlyDictionary<string, Enumeration> lists = answer.Root is { } root ? EnumerationJson.Read(root) : EnumerationJson.None;
        return lists.Count > 0 ? lists : throw answer.Malformed("GET /enums").ToException();
    }

    private static void CheckFitsHeader(string? value, string what)
    {
        if (value is not null && value.Any(character => character is < ' ' or > '~'))
            throw Failures.InvalidConnection(
                $"The {what} contains a line break or another character that it cannot have. Copy it again without " +
                    $"anything around it.").ToException();
    }
}

/// <summary>The person or application of a token.</summary>
/// <param name="Id">ID of the person's record.</param>
/// <param name="Name">The person's name.</param>
/// <param name="PrimaryEmail">The person's e-mail address; null when the service does not return it.</param>
public sealed record ApiUser(long Id, string Name, string? PrimaryEmail);
