using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>
/// plan.json: a header, and before it the hash of exactly these bytes, so that one changed byte is noticed. It guards against
/// accident and a careless hand; the rights on the folder guard against others.
/// </summary>
internal static class PlanSeal
{
    private const string Before = "{\"Hash\":\"", Between = "\",\"Content\":", After = "}\n";
    private const int HashLength = 64;

    /// <summary>The file of a header.</summary>
    internal static byte[] Close(PlanHeader header)
    {
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(header, PlanJson.Default.PlanHeader);
        return [.. Bytes(Before + Hash(content, 0, content.Length) + Between), .. content, .. Bytes(After)];
    }

    /// <summary>The header of a file.</summary>
    /// <exception cref="InvalidDataException">It is not as it was written.</exception>
    internal static PlanHeader Open(byte[] file)
    {
        int begin = Before.Length + HashLength + Between.Length, length = file.Length - begin - After.Length;
        if (length <= 0) throw new InvalidDataException("It is cut.");
        string hash = Hash(file, begin, length);
        if (!file.AsSpan(0, begin).SequenceEqual(Bytes(Before + hash + Between)) || !file.AsSpan(begin + length).SequenceEqual(Bytes(After)))
            throw new InvalidDataException("Its hash does not fit.");
        try
        {
            return JsonSerializer.Deserialize(file.AsSpan(begin, length), PlanJson.Default.PlanHeader)
                ?? throw new InvalidDataException("It is empty.");
        }
        catch (JsonException invalid)
        {
            throw new InvalidDataException(invalid.Message, invalid);
        }
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private static string Hash(byte[] content, int begin, int length)
    {
        using var sha = SHA256.Create();
        return HashingStream.InHexadecimal(sha.ComputeHash(content, begin, length));
    }
}
