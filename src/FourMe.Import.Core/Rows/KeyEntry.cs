using System.Runtime.InteropServices;

namespace FourMe.Import.Rows;

/// <summary>A key and its number, 16 bytes; the number 0 marks an empty slot.</summary>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(uint))]
internal readonly struct KeyEntry(KeyHash key, uint number)
{
    internal readonly ulong High = key.High;
    internal readonly uint Low = key.Low;
    internal readonly uint Number = number;
}
