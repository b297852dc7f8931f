using System.Runtime.InteropServices;

namespace FourMe.Import.Planning;

/// <summary>The part of an owner in the run that stays in memory.</summary>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(uint))]
internal struct OwnerRow
{
    /// <summary>Sum of the hashes of the run's replacing rows minus those of the account. 0 when both are equal.</summary>
    internal ulong Difference;

    /// <summary>Numbers of the owner's first and last row.</summary>
    internal uint First, Last;

    /// <summary>Number of the column set of the rows.</summary>
    internal ushort Set;

    /// <summary>The state of the owner.</summary>
    internal OwnerState State;

    internal readonly bool Is(OwnerState state) => (State & state) != 0;
}

/// <summary>The state of an owner.</summary>
[Flags]
internal enum OwnerState : ushort
{
    None = 0,

    /// <summary>A row of the owner was refused. All its rows in the account stay as they are.</summary>
    Refused = 1,

    /// <summary>It has rows that an import only adds, or rows with different columns, and must be compared row by row.</summary>
    HasOthers = 2,

    /// <summary>The account has rows of it.</summary>
    Found = 4,

    /// <summary>The ledger has it.</summary>
    InLedger = 8,
}

/// <summary>The position of an owner's row in the row file, and the number of its next row.</summary>
/// <param name="position">Position in the row file.</param>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(uint))]
internal struct OwnedRow(long position)
{
    internal long Position = position;
    internal uint Next;
}
