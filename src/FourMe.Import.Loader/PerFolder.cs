using System;
using System.Collections.Generic;
using System.IO;

namespace FourMe.Import.Loader;

/// <summary>
/// One object for each folder: made by the thread that asks first, shared with all others, and kept until as many have
/// given it back as have taken it. Runspaces import and remove the module independently of each other.
/// </summary>
internal sealed class PerFolder<T> where T : class
{
    private readonly Func<string, T> _make;
    private readonly Dictionary<string, Entry> _entries = new(PathComparer);

    internal PerFolder(Func<string, T> make) => _make = make;

    /// <summary>Windows takes 'C:\Modules' and 'c:\modules' as one folder.</summary>
    private static StringComparer PathComparer =>
        Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The object of the folder. Threads that ask at the same time wait for the one that makes it.</summary>
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

    /// <summary>Gives the object of the folder back.</summary>
    /// <returns>The object when nobody has it any more; null while others do, and when nobody had taken it.</returns>
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
