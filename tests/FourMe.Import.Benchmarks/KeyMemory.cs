using System.Diagnostics;

namespace FourMe.Import.Benchmarks;

/// <summary>Measures the check for duplicate keys in a process that does nothing else.</summary>
internal static class KeyMemory
{
    /// <summary>
    /// Prints peak memory above the idle process, time, and wrong results: false alarms for different keys, missed duplicates.
    /// </summary>
    internal static void Report(int rows)
    {
        using var process = Process.GetCurrentProcess();
        long idle = process.WorkingSet64;
        var watch = Stopwatch.StartNew();
        var keys = new KeyTable();
        int falseAlarms = 0, missed = 0;
        for (uint number = 1; number <= rows; number++)
            if (!keys.TryAdd(Key(number), number, out _)) falseAlarms++;
        for (uint number = 1; number <= rows; number += 9973)
            if (keys.TryAdd(Key(number), number, out uint first) && first == number) missed++;
        watch.Stop();
        process.Refresh();
        Console.WriteLine(FormattableString.Invariant(
            $$"""{"rows":{{rows}},"bytes":{{process.PeakWorkingSet64 - idle}},"milliseconds":{{watch.ElapsedMilliseconds}},"falseAlarms":{{falseAlarms}},"missed":{{missed}}}"""));
    }

    private static KeyHash Key(uint number) => default(KeyHash).With("Primary Email").WithTrimmed($"person{number}@example.com", ignoreCase: true);
}
