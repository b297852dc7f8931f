namespace FourMe.Import.PowerShell;

/// <summary>The directions in which records of a type can be transferred.</summary>
[Flags]
public enum RecordDirection
{
    /// <summary>Into the account (import).</summary>
    Import = 1,
    /// <summary>Out of the account (export).</summary>
    Export = 2,
    /// <summary>Both.</summary>
    Both = Import | Export,
}
