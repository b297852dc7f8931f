namespace FourMe.Import.Pester.Discovery;

/// <summary>One <c>It</c> as it stands in a Pester file.</summary>
/// <param name="File">Name of the file, without folder.</param>
/// <param name="Line">Line of the <c>It</c>, counted from 1.</param>
/// <param name="Name">What follows the <c>It</c>, placeholders unexpanded.</param>
internal sealed record PesterCase(string File, int Line, string Name);
