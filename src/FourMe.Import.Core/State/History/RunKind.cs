namespace FourMe.Import;

/// <summary>The kind of a run.</summary>
public enum RunKind
{
    /// <summary>Records were imported directly, without a plan.</summary>
    Import,
    /// <summary>Records were exported.</summary>
    Export,
    /// <summary>A plan was made.</summary>
    Plan,
    /// <summary>A plan was applied.</summary>
    Apply,
    /// <summary>A plan was made, judged and applied.</summary>
    Sync,
}
