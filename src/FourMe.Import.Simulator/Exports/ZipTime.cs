namespace FourMe.Import.Simulator.Exports;

/// <summary>The one time written into archives: two exports of the same records are the same bytes.</summary>
internal static class ZipTime
{
    public static DateTimeOffset Fixed { get; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
