namespace FourMe.Import;

/// <summary>
/// What a record does not have at all, as against a value that is empty. In this service a missing column leaves a field
/// alone and an empty cell clears it, so the two are never mixed up.
/// </summary>
public sealed class Missing
{
    private Missing() { }

    /// <summary>The one instance.</summary>
    public static Missing Value { get; } = new();

    /// <inheritdoc />
    public override string ToString() => "(missing)";
}
