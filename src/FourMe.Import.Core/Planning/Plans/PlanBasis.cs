using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>What a plan compares the records of its run with. Known before the first record.</summary>
/// <param name="Baseline">The account's records.</param>
/// <param name="Columns">Their columns.</param>
/// <param name="Meaning">How cells are compared.</param>
/// <param name="Retire">The values that retire a record; null when the plan retires nothing.</param>
/// <param name="User">The person of the token, who is neither retired nor adopted; null when the type is not people.</param>
/// <param name="Writer">Writes the plan.</param>
internal sealed record PlanBasis(
    BaselineFile Baseline, BaselineColumns Columns, MeaningContext Meaning, RetireCells? Retire, ApiUser? User, PlanWriter Writer)
{
    /// <summary>The names of the referenced records, for types with a baseline.</summary>
    internal ReferenceNames? Names => Meaning.Names as ReferenceNames;
}
