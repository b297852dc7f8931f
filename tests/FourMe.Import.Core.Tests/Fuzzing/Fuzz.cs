using System.Globalization;
using System.Text;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>
/// Feeds damaged inputs to a reader, the same ones in every run. Set FUZZ_SEED for others (0: random), FUZZ_INPUT to repeat a single input,
/// and FUZZ_TIMES to multiply the number of inputs.
/// </summary>
internal sealed class Fuzz
{
    /// <summary>The memory limit for reading a small input, in bytes: a reader that doubles a buffer stays far below it.</summary>
    private const long MostMemory = 64L * 1024 * 1024;

    private const int UsualSeed = 20261122;

    private const int ShrinkingSteps = 2_000;

    private readonly ITestOutputHelper _output;
    private readonly Mutator _mutator;
    private readonly int _seed = (Setting("FUZZ_SEED") ?? UsualSeed) is not 0 and var seed ? seed : Random.Shared.Next();

    /// <param name="output">Gets the seed.</param>
    /// <param name="seeds">Inputs to start from, most of them valid.</param>
    /// <param name="tokens">Byte sequences that are meaningful to the reader.</param>
    internal Fuzz(ITestOutputHelper output, IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> tokens)
    {
        _output = output;
        _mutator = new Mutator(seeds, tokens);
    }

    internal Fuzz(ITestOutputHelper output, IReadOnlyList<string> seeds, IReadOnlyList<string> tokens)
        : this(output, Bytes(seeds), [.. Bytes(tokens), .. Mutator.BrokenText]) { }

    /// <summary>Runs the inputs.</summary>
    /// <param name="inputs">How many, in total for all flavours of these tests.</param>
    /// <param name="read">Reads an input and throws when the result is wrong.</param>
    internal Task RunAsync(int inputs, Action<byte[]> read) => RunAsync(inputs, input =>
    {
        read(input);
        return Task.CompletedTask;
    });

    /// <summary>The same for readers that do not block.</summary>
    internal async Task RunAsync(int inputs, Func<byte[], Task> read)
    {
        int count = inputs * (Setting("FUZZ_TIMES") ?? 1);
        _output.WriteLine($"FUZZ_SEED={_seed}, {count / Flavour.Count} inputs");
        (int from, int to) = Setting("FUZZ_INPUT") is { } only ? (only, only + 1) : (Flavour.Number, count);
        for (int number = from; number < to; number += Flavour.Count)
        {
            byte[] input = _mutator.Next(new Random(unchecked((_seed * 31) + number)));
            if (await ProblemAsync(read, input) is { } problem) await FailAsync(read, input, number, problem);
        }
    }

    /// <summary>
    /// Writes an input as a new file: overwriting a file flushes it to disk each time, which takes longer than all the rest.
    /// </summary>
    internal static void Write(string path, byte[] input)
    {
        File.Delete(path);
        File.WriteAllBytes(path, input);
    }

    internal static byte[][] Bytes(IReadOnlyList<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static async Task<Exception?> ProblemAsync(Func<byte[], Task> read, byte[] input)
    {
        try
        {
            int thread = Environment.CurrentManagedThreadId;
            long before = GC.GetAllocatedBytesForCurrentThread();
            await read(input);
            long taken = GC.GetAllocatedBytesForCurrentThread() - before;
            return thread == Environment.CurrentManagedThreadId && taken > MostMemory ? new InvalidOperationException($"It took {taken} bytes.") : null;
        }
        catch (Exception problem)
        {
            return problem;
        }
    }

    private async Task FailAsync(Func<byte[], Task> read, byte[] input, int number, Exception problem)
    {
        byte[] small = await ShrinkAsync(read, input, problem);
        Exception shown = await ProblemAsync(read, small) ?? problem;
        Assert.Fail($"FUZZ_SEED={_seed} FUZZ_INPUT={number}: {Show(small)}\n{Convert.ToBase64String(small)}\n{shown}");
    }

    private static async Task<byte[]> ShrinkAsync(Func<byte[], Task> read, byte[] input, Exception problem)
    {
        int steps = 0;
        for (int part = Math.Max(1, input.Length / 2); part > 0; part /= 2)
            for (int at = 0; at + part <= input.Length && steps++ < ShrinkingSteps;)
            {
                byte[] smaller = [.. input[..at], .. input[(at + part)..]];
                if ((await ProblemAsync(read, smaller))?.GetType() == problem.GetType()) input = smaller;
                else at += part;
            }
        return input;
    }

    private static string Show(byte[] input) =>
        string.Concat(input.Take(1_000).Select(value => value is >= 32 and < 127 ? ((char)value).ToString() : $"\\x{value:X2}"));

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
