using FourMe.Import.Spool;

namespace FourMe.Import.Planning;

/// <summary>A file of a plan: rows of one phase with the same columns, numbered by the positions of their changes in the plan.</summary>
/// <param name="Phase">The phase in which it is sent.</param>
/// <param name="Rows">The rows.</param>
internal sealed record ApplyFile(ApplyPhase Phase, SpoolFile Rows);
