using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Informs the runtime of garbage that it does not hurry to collect. PowerShell enters each custom object with own properties or type
/// names into a table of weak entries. The table never reuses the place of an entry: it makes new arrays whenever it is full, about 50
/// bytes for each object. The old ones lie in the large object heap, linked to one another, and three full collections pass before
/// they are free. By itself the runtime makes three in a million objects.
/// </summary>
/// <remarks>
/// The runtime decides what to do: it spends at most a fifth of the time, in the background, and not before the pressure is a
/// third of the heap. While the objects are in use, their entries are not dead and no pressure is added.
/// </remarks>
internal sealed class WeakEntries
{
    private const int Step = 10_000;

    /// <summary>
    /// Far more than an entry takes: one step is a third of a heap of 60 MB, so that a heap of this size is collected at each. A larger
    /// one is collected less often, as it takes longer.
    /// </summary>
    private const int BytesEach = 2_000;

    /// <summary>Number of objects whose reading takes so long that a full collection after it is not noticed.</summary>
    private const int Many = 250_000;

    private WeakReference? _sample;
    private int _more;
    private long _noted;
    private bool _areDead;

    /// <summary>Counts an object that the engine has entered.</summary>
    internal void Note(PSObject record)
    {
        if (!EngineInternals.AreUsed || ++_more < Step) return;
        _more = 0;
        _noted += Step;
        _areDead = _sample is { IsAlive: false };
        _sample = new WeakReference(record);
        if (!_areDead) return;
        GC.AddMemoryPressure((long)Step * BytesEach);
        GC.RemoveMemoryPressure((long)Step * BytesEach);
    }

    /// <summary>
    /// Returns the memory of a large input to the system, because the command now waits for the service, maybe for hours. If the objects
    /// are still in use, there is nothing to return.
    /// </summary>
    internal void Release()
    {
        if (_noted < Many || !_areDead) return;
#if NET
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
#else
        GC.Collect();
#endif
    }
}
