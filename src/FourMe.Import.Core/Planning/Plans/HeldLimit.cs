namespace FourMe.Import;

/// <summary>A limit that a plan is over, or another reason why it waits for a person.</summary>
/// <param name="Limit">
/// The limit, such as <c>MaximumRetire</c>, or one of <c>FirstRun</c>, <c>NoRecords</c>, <c>SameValue</c>, <c>KeysMoved</c>,
/// <c>ColumnEmpty</c>, <c>BaselineShrunk</c>, <c>SourceTooOld</c>, <c>Claim</c>.
/// </param>
/// <param name="Count">How many there are.</param>
/// <param name="Maximum">How many are allowed; of <c>MinimumRecords</c> how many there have to be.</param>
/// <param name="Of">Of how many records.</param>
/// <param name="Column">The column that is meant; null where the limit is about records.</param>
/// <param name="Detail">What else a person should know before agreeing; null for nothing.</param>
public sealed record HeldLimit(string Limit, long Count, long Maximum, long Of, string? Column = null, string? Detail = null);
