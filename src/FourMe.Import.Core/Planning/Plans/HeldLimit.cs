using FourMe.Import.Planning;
using FourMe.Import.Text;

namespace FourMe.Import;

/// <summary>A limit that a plan exceeds, or another reason to wait for a person's agreement.</summary>
/// <param name="Limit">
/// The limit, such as <c>MaximumRetire</c>, or one of <c>FirstRun</c>, <c>NoRecords</c>, <c>SameValue</c>, <c>KeysMoved</c>,
/// <c>ColumnEmpty</c>, <c>BaselineShrunk</c>, <c>SourceTooOld</c>, <c>Claim</c>.
/// </param>
/// <param name="Count">The actual number.</param>
/// <param name="Maximum">The number allowed; for <c>MinimumRecords</c> the number required.</param>
/// <param name="Of">The number of records that a percentage was taken of.</param>
/// <param name="Column">The column; null when the limit concerns whole records.</param>
/// <param name="Detail">More information for the person who decides; null for none.</param>
public sealed record HeldLimit(string Limit, long Count, long Maximum, long Of, string? Column = null, string? Detail = null)
{
    /// <summary>The limit and why it holds the plan, in one line.</summary>
    public override string ToString() => ShownText.Of($"{Limit}: {HeldWords.Of(this)}");
}
