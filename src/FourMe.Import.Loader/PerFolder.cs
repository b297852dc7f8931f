using System;
using System.Collections.Generic;
using System.IO;

namespace FourMe.Import.Loader;

/// <summary>
/// One reference-counted object per folder, created by the first thread and shared with all others. Runspaces import and
/// remove the module independently of each other.
/// </summary>
internal sealed class PerFolder<T> where T : class
{
    private readonly Func<string, T> _make;
    private readonly Dictionary<string, Entry> _entries = new(PathComparer);

    internal PerFolder(Func<string, T> make) => _make = make;

    /// <summary>On Windows 'C:\Modules' and 'c:\modules' are the same folder.</summary>
    private static StringComparer PathComparer =>
        Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Takes the object of the folder. Concurrent threads wait for the one that creates it.</summary>
    internal T Take(string folder)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(folder, out Entry? entry))
            {
                entry = new Entry(_make(folder));
                _entries.Add(folder, entry);
            }
            entry.Users++;
            return entry.Value;
        }
    }

    /// <summary>Returns the object of the folder.</summary>
    /// <returns>The object when it is no longer used; null while it is, and when it was never taken.</returns>
    internal T? GiveBack(string folder)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(folder, out Entry? entry) || --entry.Users > 0) return null;
            _entries.Remove(folder);
            return entry.Value;
        }
    }

    private sealed class Entry
    {
        internal Entry(T value) => Value = value;

        internal T Value { get; }

        internal int Users { get; set; }
    }
}
