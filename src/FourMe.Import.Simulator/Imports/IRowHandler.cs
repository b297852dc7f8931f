using FourMe.Import.Simulator.Imports.Reading;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Applies the rows of one import to the records, in order.</summary>
internal interface IRowHandler
{
    RowOutcome Apply(ImportRow row);

    /// <summary>Called once after the last row; returns how many records went on account of replacement so far.</summary>
    int Finish();
}
