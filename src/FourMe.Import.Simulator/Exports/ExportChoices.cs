namespace FourMe.Import.Simulator.Exports;

/// <summary>The entity tag of export files.</summary>
public enum ETagStyle
{
    /// <summary>A strong tag, fit for If-Range.</summary>
    Strong,

    /// <summary>A weak tag, unfit for If-Range.</summary>
    Weak,

    /// <summary>No tag.</summary>
    None,
}

/// <summary>The order of export columns, which the service does not promise.</summary>
public enum ExportColumnOrder
{
    /// <summary>As documented.</summary>
    Catalogue,

    /// <summary>Reversed: a different order that is the same on every run.</summary>
    Reversed,
}
