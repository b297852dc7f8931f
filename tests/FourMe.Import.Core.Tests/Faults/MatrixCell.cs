namespace FourMe.Import.Core.Tests.Faults;

/// <summary>One cell of the matrix: a request, the fault, and the expected outcome.</summary>
/// <param name="Request">The request, as named in the table's header.</param>
/// <param name="Fault">The fault, as named in the first column.</param>
/// <param name="Lasting">Whether it occurs every time, or only the first time.</param>
/// <param name="Expected"><c>recovers</c>, <c>warns Id</c>, or the id of the failure.</param>
public sealed record MatrixCell(string Request, string Fault, bool Lasting, string Expected)
{
    /// <summary>The word for a call that succeeds completely.</summary>
    public const string Recovers = "recovers";

    public bool IsDoubtful => Expected.EndsWith("Unconfirmed", StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => $"{Request}, {Fault} {(Lasting ? "lasting" : "once")}: {Expected}";
}
