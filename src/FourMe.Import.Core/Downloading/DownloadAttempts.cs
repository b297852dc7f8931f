using System.Net;
using System.Net.Http.Headers;
using FourMe.Import.Errors;
using FourMe.Import.Http;

namespace FourMe.Import.Downloading;

/// <summary>Opens a file of the storage host, and reopens it where the connection broke.</summary>
internal sealed class DownloadAttempts(StorageClient client, Uri link, DownloadOptions options)
{

    private readonly Uri _shown = new(link.GetLeftPart(UriPartial.Path));
    private EntityTagHeaderValue? _tag;
    private long _length;

    /// <summary>Number of failures in a row without progress.</summary>
    private int _failures;

    /// <summary>Resets the failures after progress.</summary>
    internal void Moved(long position, long total)
    {
        _failures = 0;
        options.Moved(position, total);
    }

    /// <summary>The failure for a connection that broke.</summary>
    internal FourMeException Broken(IOException cause) => Failures.ConnectionFailed(_shown, client.Secrets.Cut(cause)).ToException();

    /// <summary>Opens the file so that the next byte is the one at a position.</summary>
    /// <param name="position">Number of bytes already used.</param>
    /// <param name="used">The hash of the bytes that were used.</param>
    /// <param name="broken">Why it must be reopened; null the first time.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FourMeException"><c>DownloadChanged</c>, <c>DownloadExpired</c>, <c>DownloadFailed</c>.</exception>
    internal async Task<DownloadPart> OpenAsync(long position, PrefixHash used, FourMeException? broken,
        CancellationToken cancellationToken)
    {
        bool waits = broken is not null;
        try
        {
            return await RetryPolicies.RunAsync(
                Patience.OfFiles with { Repeats = Patience.OfFiles.Repeats - _failures }, client.Clock, options.Run,
                async stop =>
                {
                    try
                    {
                        // The broken connection is the first fault that causes a wait.
                        if (waits) throw new RepeatableException(broken!);
                        return await FittingAsync(position, used, stop).ConfigureAwait(false);
                    }
                    catch (RepeatableException)
                    {
                        waits = false;
                        _failures++;
                        throw;
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (FourMeException failed) when (_failures > 0 && MayPass(failed.Failure))
        {
            throw Failures.DownloadFailed(options.What, failed.Failure).ToException();
        }
    }

    private static bool MayPass(Failure fault) =>
        fault.Kind is FailureKind.ConnectionError or FailureKind.OperationTimeout or FailureKind.ResourceUnavailable
        or FailureKind.LimitsExceeded;

    /// <summary>Requests the rest of the file once.</summary>
    private async Task<DownloadPart> FittingAsync(long position, PrefixHash used, CancellationToken cancellationToken)
    {
        DownloadPart? part = null;
        try
        {
            part = await AskAsync(position, cancellationToken).ConfigureAwait(false);
            // A part that was not requested is not the file.
            if (position == 0 && part.Start > 0) throw Failures.DownloadChanged(options.What).ToException();
            if (position > 0) await FitAsync(part, position, used, cancellationToken).ConfigureAwait(false);
            _tag ??= part.StrongTag;
            if (_length == 0) _length = part.TotalLength;
            return part;
        }
        catch (Exception failed)
        {
            part?.Dispose();
            if (failed is IOException broken) throw new RepeatableException(Broken(broken));
            if (failed is FourMeException { Failure: var fault } known && MayPass(fault)) throw new RepeatableException(known);
            throw;
        }
    }

    private async Task<DownloadPart> AskAsync(long position, CancellationToken cancellationToken)
    {
        var limit = new TimeLimit(client.Clock, client.Timeout, cancellationToken);
        HttpResponseMessage response;
        try
        {
            response = await client.OpenAsync(link, position, _tag, limit).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            limit.Dispose();
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            limit.Dispose();
            throw Failures.RequestTimedOut(_shown, client.Timeout).ToException();
        }
        catch
        {
            limit.Dispose();
            throw;
        }
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent) return new DownloadPart(response, limit, _shown);
        HttpStatusCode status = response.StatusCode;
        Uri? elsewhere = response.Headers.Location is { } place
            && Uri.TryCreate(client.Secrets.Cut(place.OriginalString), UriKind.RelativeOrAbsolute, out Uri? cut) ? cut : null;
        RetryAfter retryAfter = RetryAfter.Read(response.Headers, client.Clock.GetUtcNow(), client.Secrets);
        response.Dispose();
        limit.Dispose();
        if (ApiStatus.IsTransient(status)) throw new RepeatableException(Failures.ServiceUnavailable((int)status, null).ToException(),
            retryAfter);
        throw (status switch
        {
            HttpStatusCode.RequestedRangeNotSatisfiable => Failures.DownloadChanged(options.What),
            HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone =>
                Failures.DownloadExpired(options.What, (int)status),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => Failures.UnexpectedRedirect((int)status, elsewhere),
            _ => Failures.UnexpectedStatus((int)status, null),
        }).ToException();
    }

    /// <summary>Ensures that the answer continues exactly at the reader's position.</summary>
    private async Task FitAsync(DownloadPart part, long position, PrefixHash used, CancellationToken cancellationToken)
    {
        if (_tag is not null && part.StrongTag is { } tag && !tag.Equals(_tag)) throw Failures.DownloadChanged(options.What).ToException();
        if (_length > 0 && part.TotalLength > 0 && part.TotalLength != _length) throw Failures.DownloadChanged(options.What).ToException();
        if (part.Start == position) return;
        if (part.Start != 0 || !await used.SkipAsync(part, position, cancellationToken).ConfigureAwait(false))
            throw Failures.DownloadChanged(options.What).ToException();
    }
}
