using System.Security.Cryptography;
using System.Text;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>
/// A JSON document with its SHA-256 in front: <c>{"sha256":"...","content":{...}}</c>. Detects any changed byte. Protects against accidents
/// and manual edits, not against somebody who recomputes the hash.
/// </summary>
internal static class SealedJson
{
    private const string Head = "{\"sha256\":\"", Middle = "\",\"content\":\n", Tail = "}\n";
    private const int HashLength = 64;

    /// <summary>Adds the hash to a document.</summary>
    internal static byte[] Seal(byte[] content) =>
        [.. Encoding.ASCII.GetBytes(Head + HashOf(content) + Middle), .. content, .. Encoding.ASCII.GetBytes(Tail)];

    /// <summary>Checks the hash and returns the document without it.</summary>
    /// <exception cref="InvalidDataException">The document was changed or damaged.</exception>
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
