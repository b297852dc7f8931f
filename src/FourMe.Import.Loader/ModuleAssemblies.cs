using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace FourMe.Import.Loader;

/// <summary>The rule of the Windows PowerShell handler; separate, so that it can be tested on any runtime.</summary>
internal static class ModuleAssemblies
{
    /// <summary>
    /// Whether the module returns its own copy: the name is one of ours, the public key is equal, and the requester is
    /// one of our assemblies or unknown (.NET Framework often does not name it). The version is ignored on purpose,
    /// like a binding redirect does.
    /// </summary>
    internal static bool Answers(
        AssemblyName asked, IReadOnlyDictionary<string, AssemblyName> ours, string? requesterPath, string binFolder)
    {
        if (asked.Name is null || !ours.TryGetValue(asked.Name, out AssemblyName? own)) return false;
        byte[] askedKey = asked.GetPublicKeyToken() ?? Array.Empty<byte>();
        byte[] ownKey = own.GetPublicKeyToken() ?? Array.Empty<byte>();
        if (askedKey.Length > 0 && !askedKey.SequenceEqual(ownKey)) return false;
        return string.IsNullOrEmpty(requesterPath) || IsIn(requesterPath!, binFolder);
    }

    private static bool IsIn(string path, string folder) =>
        string.Equals(
            Path.GetFullPath(Path.GetDirectoryName(path) ?? string.Empty).TrimEnd(Path.DirectorySeparatorChar),
            Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar),
            StringComparison.OrdinalIgnoreCase);
}
