namespace FourMe.Import.Pester.Discovery;

/// <summary>One <c>It</c> in a Pester file.</summary>
/// <param name="File">Name of the file, without folder.</param>
/// <param name="Line">Line of the <c>It</c>, counted from 1.</param>
/// <param name="Name">The name after <c>It</c>, with placeholders unexpanded.</param>
internal sealed record PesterCase(string File, int Line, string Name);
