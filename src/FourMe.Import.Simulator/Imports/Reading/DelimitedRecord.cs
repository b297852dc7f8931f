namespace FourMe.Import.Simulator.Imports.Reading;

/// <summary>A record of an upload.</summary>
/// <param name="Line">The line of the file it starts on; the header starts on 1.</param>
/// <param name="Number">Its place among the records; the header is 1.</param>
/// <param name="Cells">Its cells without their quotes.</param>
internal sealed record DelimitedRecord(int Line, int Number, IReadOnlyList<string> Cells);
