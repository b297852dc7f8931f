namespace FourMe.Import.Service;

/// <summary>The service's answer to the request for an export.</summary>
/// <param name="Token">The token of the job; null when nothing has changed.</param>
/// <param name="ServerTime">The server's clock; null when it is not known.</param>
internal sealed record StartedExport(string? Token, DateTimeOffset? ServerTime);
