namespace FourMe.Import;

/// <summary>
/// The absence of a value, as opposed to an empty value. In this service a missing column leaves a field unchanged and an
/// empty cell clears it, so the two must never be confused.
/// </summary>
public sealed class Missing
{
    private Missing() { }

    /// <summary>The one instance.</summary>
    public static Missing Value { get; } = new();

    /// <inheritdoc />
    public override string ToString() => "(missing)";
}
