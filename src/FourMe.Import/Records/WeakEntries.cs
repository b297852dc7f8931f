using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Tells the runtime of memory that it does not see. PowerShell enters each custom object with properties or type names of
/// its own in a table of weak entries. What an entry is made of is given back only when everything is collected, for which
/// the runtime sees no reason: it counts a few bytes for each. A million objects on, every quick collection goes through a
/// million dead entries, and takes ten times as long as the first ones did.
/// </summary>
/// <remarks>
/// It is up to the runtime what it does about it: at most a fifth of the time, in the background, and not before the
/// pressure is a third of the heap. While somebody holds the objects their entries are not dead, and nothing is said.
/// </remarks>
internal sealed class WeakEntries
{
    private const int Step = 25_000;

    /// <summary>Four times what an entry takes with its share of outgrown tables, for it costs time besides.</summary>
    private const int BytesEach = 400;

    private WeakReference? _sample;
    private int _more;

    /// <summary>An object was seen that the engine has entered.</summary>
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
