using System.Security.Cryptography;
using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Exports;

/// <summary>Makes the entity tag of a file from its content.</summary>
internal static class EntityTag
{
    public static ETagStyle StyleOf(string? tag) =>
        tag is null ? ETagStyle.None : tag.StartsWith("W/", StringComparison.Ordinal) ? ETagStyle.Weak : ETagStyle.Strong;

    public static async Task<string?> OfAsync(IFileContent content, ETagStyle style)
    {
        if (style == ETagStyle.None)
            return null;
        using HashAlgorithm hash = MD5.Create();
        await using (CryptoStream stream = new(Stream.Null, hash, CryptoStreamMode.Write))
            await content.CopyToAsync(stream, 0, content.Length, CancellationToken.None);
        string tag = $"\"{Convert.ToHexStringLower(hash.Hash!)}\"";
        return style == ETagStyle.Weak ? "W/" + tag : tag;
    }
}
