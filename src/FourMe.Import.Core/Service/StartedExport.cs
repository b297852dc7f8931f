namespace FourMe.Import.Service;

/// <summary>The service's answer to the request for an export.</summary>
/// <param name="Token">The token of the job; null when nothing has changed.</param>
/// <param name="ServerTime">The server's clock; null when it did not tell.</param>
internal sealed record StartedExport(string? Token, DateTimeOffset? ServerTime);
