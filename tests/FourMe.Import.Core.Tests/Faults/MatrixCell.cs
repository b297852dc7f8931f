namespace FourMe.Import.Core.Tests.Faults;

/// <summary>One cell of the matrix: a request, what strikes it, and what must come of it.</summary>
/// <param name="Request">The request, by its name in the head of the table.</param>
/// <param name="Fault">The fault, by its name in the first column.</param>
/// <param name="Lasting">Whether it strikes every time, or the first time only.</param>
/// <param name="Expected"><c>recovers</c>, <c>warns Id</c>, or the id of the failure.</param>
public sealed record MatrixCell(string Request, string Fault, bool Lasting, string Expected)
{
    /// <summary>What is written when the caller gets all that it asked for.</summary>
    public const string Recovers = "recovers";

    public bool IsDoubtful => Expected.EndsWith("Unconfirmed", StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => $"{Request}, {Fault} {(Lasting ? "lasting" : "once")}: {Expected}";
}
