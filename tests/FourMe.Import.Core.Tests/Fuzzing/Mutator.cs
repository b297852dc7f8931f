namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>Damages inputs with a few changes each: of bytes, of parts, and with tokens that are meaningful to the reader.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> tokens)
{
    private const int MostChanges = 7;
    private const int Longest = 64 * 1024;

    /// <summary>Invalid UTF-8, and byte order marks of other encodings.</summary>
    internal static readonly byte[][] BrokenText =
    [
        [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xEF, 0xBF, 0xBD], [0xEF, 0xBB, 0xBF],
        [0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0, 0], [0], [0x1A], [0x1B], [0x7F], [0xC2, 0x85], [0xE2, 0x80, 0xA8], [0xF0, 0x9F, 0x98, 0x80],
    ];

    private static readonly byte[] Edges = [0, 1, 0x7F, 0x80, 0xFF];

    internal byte[] Next(Random random)
    {
        var input = new List<byte>(seeds[random.Next(seeds.Count)]);
        for (int changes = random.Next(MostChanges); changes > 0; changes--) Change(input, random);
        return input.Count <= Longest ? [.. input] : [.. input.Take(Longest)];
    }

    private void Change(List<byte> input, Random random)
    {
        int at = random.Next(input.Count + 1), length = random.Next(1, 1 + Math.Min(16, Math.Max(1, input.Count - at)));
        switch (random.Next(9))
        {
            case 0 when at < input.Count: input[at] ^= (byte)(1 << random.Next(8)); break;
            case 1 when at < input.Count: input[at] = Edges[random.Next(Edges.Length)]; break;
            case 2 when at + length <= input.Count: input.RemoveRange(at, length); break;
            case 3 when at + length <= input.Count: input.InsertRange(at, input.GetRange(at, length)); break;
            case 4: input.InsertRange(at, Enumerable.Repeat(tokens[random.Next(tokens.Count)], random.Next(20) == 0 ? 500 : 1).SelectMany(token => token)); break;
            case 5: Splice(input, at, random); break;
            case 6 when random.Next(4) == 0: input.RemoveRange(at, input.Count - at); break;
            case 7 when at + length <= input.Count && random.Next(10) == 0: input.InsertRange(at, Enumerable.Repeat(input.GetRange(at, length), 300).SelectMany(part => part)); break;
            default: input.InsertRange(at, tokens[random.Next(tokens.Count)]); break;
        }
    }

    private void Splice(List<byte> input, int at, Random random)
    {
        byte[] other = seeds[random.Next(seeds.Count)];
        int from = random.Next(other.Length + 1);
        input.RemoveRange(at, input.Count - at);
        input.AddRange(other[from..]);
    }
}
