namespace FourMe.Import;

/// <summary>What sort of thing went wrong. The names are PowerShell's error categories.</summary>
public enum FailureKind
{
    /// <summary>A parameter or an option is wrong: nothing was tried.</summary>
    InvalidArgument,
    /// <summary>A record, a cell or a file has content that the service cannot take.</summary>
    InvalidData,
    /// <summary>The call does not fit the state things are in.</summary>
    InvalidOperation,
    /// <summary>The service ended a job, or answered, with a result that is not success.</summary>
    InvalidResult,
    /// <summary>A file, job, type, column or connection that does not exist.</summary>
    ObjectNotFound,
    /// <summary>The service does not accept who we are (401).</summary>
    AuthenticationError,
    /// <summary>The service knows who we are and refuses (403), or the file system does.</summary>
    PermissionDenied,
    /// <summary>The request breaks a rule of safety: plain HTTP, a foreign host.</summary>
    SecurityError,
    /// <summary>A limit of the service was met (413, 429).</summary>
    LimitsExceeded,
    /// <summary>The service is there and does not work (5xx).</summary>
    ResourceUnavailable,
    /// <summary>The service could not be reached, or the connection broke.</summary>
    ConnectionError,
    /// <summary>The time allowed was over.</summary>
    OperationTimeout,
    /// <summary>An answer or a file that cannot be read as what it should be.</summary>
    ParserError,
    /// <summary>A file could not be read.</summary>
    ReadError,
    /// <summary>A file could not be written.</summary>
    WriteError,
}
