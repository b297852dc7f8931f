namespace FourMe.Import;

/// <summary>What a run does.</summary>
public enum RunKind
{
    /// <summary>Records went up as they came.</summary>
    Import,
    /// <summary>Records came from the account.</summary>
    Export,
    /// <summary>A plan was made.</summary>
    Plan,
    /// <summary>A plan was applied.</summary>
    Apply,
    /// <summary>A plan was made, judged and applied in one run.</summary>
    Sync,
}
