namespace FourMe.Import.Simulator.Imports;

/// <summary>A row that failed.</summary>
/// <param name="Line">The line of the file it starts on; the header is line 1.</param>
/// <param name="Record">Its place among the records; the header is 1.</param>
/// <param name="Key">The column and value that identify it best, such as "Primary Email: a@b.c".</param>
/// <param name="Message">Why it failed.</param>
/// <param name="CountsAsError">Counted under <c>errors</c> instead of <c>failures</c>.</param>
public sealed record ImportIssue(int Line, int Record, string Key, string Message, bool CountsAsError);
