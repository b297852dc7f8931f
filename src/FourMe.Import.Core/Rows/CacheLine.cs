#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
#endif

namespace FourMe.Import.Rows;

/// <summary>Memory that is needed soon: the processor fetches it while it does other work.</summary>
internal static class CacheLine
{
    /// <summary>
    /// Begins to fetch an item of an array, and the array's length. It changes nothing, and does nothing where the processor
    /// cannot be asked.
    /// </summary>
    /// <param name="items">The array; it is not read, because that would be to wait for its length.</param>
    /// <param name="index">Below the length of the array.</param>
    internal static unsafe void Fetch<T>(T[] items, int index)
    {
#if NET
        if (!Sse.IsSupported) return;
        ref T first = ref MemoryMarshal.GetArrayDataReference(items);
        // The array may be moved meanwhile: then the wrong memory is fetched, and nothing else happens.
        Sse.Prefetch0(Unsafe.AsPointer(ref first));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, index)));
#endif
    }
}
