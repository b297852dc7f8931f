using System.Runtime.InteropServices;

namespace FourMe.Import.Planning;

/// <summary>What stays in memory of an owner whose rows came in.</summary>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(uint))]
internal struct OwnerRow
{
    /// <summary>The sum of what the replaced rows say, less what the account has: nothing when both are the same.</summary>
    internal ulong Difference;

    /// <summary>The first row of the owner, and the last one so far.</summary>
    internal uint First, Last;

    /// <summary>The columns of the rows.</summary>
    internal ushort Set;

    /// <summary>What is known of the owner.</summary>
    internal OwnerState State;

    internal readonly bool Is(OwnerState state) => (State & state) != 0;
}

/// <summary>What is known of an owner.</summary>
[Flags]
internal enum OwnerState : ushort
{
    None = 0,

    /// <summary>A row of the owner was refused: all of its rows stay as they are.</summary>
    Refused = 1,

    /// <summary>Has rows that an import only adds, or rows of different columns: they have to be looked at one by one.</summary>
    HasOthers = 2,

    /// <summary>The account has rows of it.</summary>
    Found = 4,

    /// <summary>The ledger has it.</summary>
    InLedger = 8,
}

/// <summary>Where a row of an owner is, and which one comes after it.</summary>
/// <param name="position">Its place on disk.</param>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(uint))]
internal struct OwnedRow(long position)
{
    internal long Position = position;
    internal uint Next;
}
