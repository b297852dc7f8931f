using System.Runtime.InteropServices;

namespace FourMe.Import.Planning;

/// <summary>What stays in memory of a record that came in: 20 bytes beside its key.</summary>
/// <param name="hash">What its compared columns mean.</param>
/// <param name="position">Where its cells are.</param>
/// <param name="set">Which columns it has.</param>
/// <param name="state">What is known of it.</param>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(uint))]
internal struct DesiredRow(ulong hash, long position, ushort set, RowState state)
{
    internal ulong Hash = hash;
    internal long Position = position;
    internal ushort Set = set;
    internal RowState State = state;

    internal readonly bool Is(RowState state) => (State & state) != 0;
}

/// <summary>What is known of a record that came in.</summary>
[Flags]
internal enum RowState : ushort
{
    None = 0,

    /// <summary>It came in and is no row: the account's record stays as it is.</summary>
    Refused = 1,

    /// <summary>The account has it.</summary>
    Found = 2,

    /// <summary>It differs from the account's record, and a change of it was written down.</summary>
    Changed = 4,

    /// <summary>It means two records of the account, or another record that came in means the same.</summary>
    Ambiguous = 8,

    /// <summary>The ledger has it.</summary>
    InLedger = 16,

    /// <summary>The ledger says that this run name took it out of use.</summary>
    RetiredByUs = 32,

    /// <summary>No change is made for it, for a reason that is noted.</summary>
    Settled = 64,

    /// <summary>It became a row.</summary>
    Row = 128,
}
