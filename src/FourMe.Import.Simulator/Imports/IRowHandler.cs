using FourMe.Import.Simulator.Imports.Reading;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Applies the rows of one import to the records, in order.</summary>
internal interface IRowHandler
{
    RowOutcome Apply(ImportRow row);

    /// <summary>Called once after the last row. Returns the number of records removed by replacement.</summary>
    int Finish();
}
