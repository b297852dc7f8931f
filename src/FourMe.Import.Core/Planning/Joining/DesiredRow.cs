using System.Runtime.InteropServices;

namespace FourMe.Import.Planning;

/// <summary>The part of a run's record that stays in memory: 16 bytes besides its key.</summary>
/// <param name="hash">Hash of the meaning of its compared columns.</param>
/// <param name="position">Position of its cells in the row file.</param>
/// <param name="set">Number of its column set.</param>
/// <param name="state">Its state.</param>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(uint))]
internal struct DesiredRow(ulong hash, long position, ushort set, RowState state)
{
    internal ulong Hash = hash;

    // Five bytes: positions up to a terabyte.
    private readonly uint _low = (uint)position;
    private readonly byte _high = checked((byte)(position >> 32));

    internal RowState State = state;
    internal ushort Set = set;

    internal readonly long Position => ((long)_high << 32) | _low;

    internal readonly bool Is(RowState state) => (State & state) != 0;
}

/// <summary>The state of a record of the run.</summary>
[Flags]
internal enum RowState : byte
{
    None = 0,

    /// <summary>It was refused. The account's record stays as it is.</summary>
    Refused = 1,

    /// <summary>The account has it.</summary>
    Found = 2,

    /// <summary>It differs from the account's record, and a change was written.</summary>
    Changed = 4,

    /// <summary>It matches several records of the account, or another record of the run matches the same one.</summary>
    Ambiguous = 8,

    /// <summary>The ledger has it.</summary>
    InLedger = 16,

    /// <summary>According to the ledger, this run name retired it.</summary>
    RetiredByUs = 32,

    /// <summary>No change is made for it; a note says why.</summary>
    Settled = 64,

    /// <summary>It was accepted as a row.</summary>
    Row = 128,
}
