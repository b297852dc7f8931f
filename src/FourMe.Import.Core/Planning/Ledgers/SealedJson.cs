using System.Security.Cryptography;
using System.Text;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>
/// A JSON document with its own SHA-256 in front: <c>{"sha256":"...","content":{...}}</c>. Whoever changes one byte of it is noticed;
/// it guards against accident and against edits by hand, not against somebody who computes the hash anew.
/// </summary>
internal static class SealedJson
{
    private const string Head = "{\"sha256\":\"", Middle = "\",\"content\":\n", Tail = "}\n";
    private const int HashLength = 64;

    /// <summary>The document with its hash.</summary>
    internal static byte[] Seal(byte[] content) =>
        [.. Encoding.ASCII.GetBytes(Head + HashOf(content) + Middle), .. content, .. Encoding.ASCII.GetBytes(Tail)];

    /// <summary>The document without its hash.</summary>
    /// <exception cref="InvalidDataException">It is not as it was sealed.</exception>
    internal static byte[] Open(byte[] sealedText)
    {
        int begin = Head.Length + HashLength + Middle.Length, length = sealedText.Length - begin - Tail.Length;
        if (length < 0) throw Changed();
        byte[] content = sealedText.AsSpan(begin, length).ToArray();
        return sealedText.AsSpan().SequenceEqual(Seal(content)) ? content : throw Changed();
    }

    private static InvalidDataException Changed() => new("It was changed or damaged: its content does not fit its SHA-256.");

#pragma warning disable CA1850 // SHA256.HashData is not in netstandard2.0
    private static string HashOf(byte[] content)
    {
        using var algorithm = SHA256.Create();
        return HashingStream.InHexadecimal(algorithm.ComputeHash(content));
    }
#pragma warning restore CA1850
}
