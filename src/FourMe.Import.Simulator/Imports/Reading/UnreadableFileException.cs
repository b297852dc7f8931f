namespace FourMe.Import.Simulator.Imports.Reading;

/// <summary>The upload cannot be read on: the job ends as <c>error</c>, the rows before it stand.</summary>
internal sealed class UnreadableFileException(string message) : Exception(message);
