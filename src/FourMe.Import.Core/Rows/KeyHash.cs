using System.Runtime.InteropServices;

namespace FourMe.Import.Rows;

/// <summary>
/// A 96-bit hash of a key, so that millions of keys are compared without being stored. The chance of a collision among ten
/// million keys is less than one in 10^15.
/// </summary>
/// <remarks>
/// Two lanes of multiply-and-fold over the text's UTF-16 units, four at a time. It protects against accidental collisions,
/// not against an attacker, who would gain only an error message.
/// </remarks>
internal readonly struct KeyHash(ulong high, uint low) : IEquatable<KeyHash>
{
    private const ulong FirstSeed = 0x9E37_79B9_7F4A_7C15, SecondSeed = 0xC2B2_AE3D_27D4_EB4F;
    private const ulong FirstFactor = 0xA076_1D64_78BD_642F, SecondFactor = 0xE703_7ED1_A0B4_28DB;
    private const int Units = 4;
    private const int LongestOnStack = 256;

    internal ulong High { get; } = high;

    internal uint Low { get; } = low;

    internal static KeyHash Of(string key) => default(KeyHash).With(key.AsSpan());

    /// <summary>The hash of a key with one more part; lengths keep the parts apart.</summary>
    internal KeyHash With(ReadOnlySpan<char> part)
    {
        ulong first = FirstSeed ^ High, second = SecondSeed ^ (ulong)part.Length ^ Low;
        ReadOnlySpan<char> rest = part;
        while (true)
        {
            ulong block = Block(rest);
            first = Fold(first ^ block, FirstFactor) + block;
            second = Fold(second + block, SecondFactor) ^ block;
            if (rest.Length <= Units) break;
            rest = rest.Slice(Units);
        }
        // The length is hashed too, so that trailing zeros of the last block count; a final fold spreads it to every bit.
        first = Fold(first ^ (ulong)part.Length, SecondFactor);
        second = Fold(second ^ first, FirstFactor);
        return new KeyHash(first, (uint)(second ^ (second >> 32)));
    }

    /// <summary>The same with the part trimmed and, if wanted, regardless of case.</summary>
    internal KeyHash WithTrimmed(string part, bool ignoreCase)
    {
        ReadOnlySpan<char> text = part.AsSpan().Trim();
        if (!ignoreCase) return With(text);
        Span<char> upper = text.Length <= LongestOnStack ? stackalloc char[text.Length] : new char[text.Length];
        text.ToUpperInvariant(upper);
        return With(upper);
    }

    public bool Equals(KeyHash other) => High == other.High && Low == other.Low;

    public override bool Equals(object? obj) => obj is KeyHash other && Equals(other);

    public override int GetHashCode() => (int)Low;

    private static ulong Block(ReadOnlySpan<char> text)
    {
        if (text.Length >= Units) return MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text));
        ulong block = 0;
        for (int i = 0; i < text.Length; i++) block |= (ulong)text[i] << (16 * i);
        return block;
    }

    /// <summary>The XOR of both halves of the product.</summary>
    private static ulong Fold(ulong left, ulong right)
    {
#if NET
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
#else
        ulong lowLow = (left & uint.MaxValue) * (right & uint.MaxValue), highLow = (left >> 32) * (right & uint.MaxValue);
        ulong lowHigh = (left & uint.MaxValue) * (right >> 32), highHigh = (left >> 32) * (right >> 32);
        ulong middle = (lowLow >> 32) + (highLow & uint.MaxValue) + lowHigh;
        return (highHigh + (highLow >> 32) + (middle >> 32)) ^ ((middle << 32) | (lowLow & uint.MaxValue));
#endif
    }
}
