using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Informs the runtime of memory that it does not count. PowerShell enters each custom object with own properties or type names
/// into a table of weak entries. Their memory is released only by a full collection, which the runtime does not start,
/// because it counts a few bytes for each entry. After a million objects, every quick collection scans a million dead
/// entries and takes ten times as long as at first.
/// </summary>
/// <remarks>
/// The runtime decides what to do: it spends at most a fifth of the time, in the background, and not before the pressure is a
/// third of the heap. While the objects are in use, their entries are not dead and no pressure is added.
/// </remarks>
internal sealed class WeakEntries
{
    private const int Step = 25_000;

    /// <summary>Four times the memory of an entry with its share of outgrown tables, because entries also cost time.</summary>
    private const int BytesEach = 400;

    private WeakReference? _sample;
    private int _more;

    /// <summary>Counts an object that the engine has entered.</summary>
    internal void Note(PSObject record)
    {
        if (!EngineInternals.AreUsed || ++_more < Step) return;
        _more = 0;
        bool areDead = _sample is { IsAlive: false };
        _sample = new WeakReference(record);
        if (!areDead) return;
        GC.AddMemoryPressure((long)Step * BytesEach);
        GC.RemoveMemoryPressure((long)Step * BytesEach);
    }
}
