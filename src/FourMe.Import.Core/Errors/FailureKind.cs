namespace FourMe.Import;

/// <summary>What sort of thing went wrong. The names are PowerShell's error categories.</summary>
public enum FailureKind
{
    /// <summary>A parameter or an option is invalid; nothing was attempted.</summary>
    InvalidArgument,
    /// <summary>A record, a cell or a file has content that the service cannot accept.</summary>
    InvalidData,
    /// <summary>The call is not valid in the current state.</summary>
    InvalidOperation,
    /// <summary>The service ended a job, or answered, with a result other than success.</summary>
    InvalidResult,
    /// <summary>A file, job, type, column or connection that does not exist.</summary>
    ObjectNotFound,
    /// <summary>The service does not accept the credentials (401).</summary>
    AuthenticationError,
    /// <summary>The service refuses access to an authenticated user (403), or the file system refuses access.</summary>
    PermissionDenied,
    /// <summary>The request breaks a security rule: plain HTTP, or a foreign host.</summary>
    SecurityError,
    /// <summary>A limit of the service was reached (413, 429).</summary>
    LimitsExceeded,
    /// <summary>The service answers but is not working (5xx).</summary>
    ResourceUnavailable,
    /// <summary>The service could not be reached, or the connection broke.</summary>
    ConnectionError,
    /// <summary>The time limit has expired.</summary>
    OperationTimeout,
    /// <summary>An answer or a file does not have the expected format.</summary>
    ParserError,
    /// <summary>A file could not be read.</summary>
    ReadError,
    /// <summary>A file could not be written.</summary>
    WriteError,
}
