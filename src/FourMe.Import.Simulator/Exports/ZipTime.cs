namespace FourMe.Import.Simulator.Exports;

/// <summary>The fixed time written into archives, so that exports of the same records have the same bytes.</summary>
internal static class ZipTime
{
    public static DateTimeOffset Fixed { get; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
