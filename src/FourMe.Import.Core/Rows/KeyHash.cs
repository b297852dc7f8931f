using System.Security.Cryptography;
using System.Text;

namespace FourMe.Import;

/// <summary>
/// 96 bits that stand for a key, so that millions of keys are compared without being kept. Two different keys among ten
/// million share them with a chance of less than one in a thousand million million.
/// </summary>
internal readonly struct KeyHash(ulong high, uint low) : IEquatable<KeyHash>
{
    internal ulong High { get; } = high;

    internal uint Low { get; } = low;

    internal static KeyHash Of(string key)
    {
#if NET
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        int length = Encoding.UTF8.GetMaxByteCount(key.Length);
        Span<byte> bytes = length <= 512 ? stackalloc byte[512] : new byte[length];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(key, bytes)], hash);
        return new KeyHash(BitConverter.ToUInt64(hash), BitConverter.ToUInt32(hash[8..]));
#else
        using SHA256 sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(key));
        return new KeyHash(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt32(hash, 8));
#endif
    }

    public bool Equals(KeyHash other) => High == other.High && Low == other.Low;

    public override bool Equals(object? obj) => obj is KeyHash other && Equals(other);

    public override int GetHashCode() => (int)Low;
}
