namespace FourMe.Import.PowerShell;

/// <summary>Which way records of a type go.</summary>
[Flags]
public enum RecordDirection
{
    /// <summary>Into the account.</summary>
    Import = 1,
    /// <summary>Out of the account.</summary>
    Export = 2,
    /// <summary>Into the account and out of it.</summary>
    Both = Import | Export,
}
