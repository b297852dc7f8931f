using System.Text.Json.Serialization;

namespace FourMe.Import.State;

/// <summary>
/// Reads and writes entries with generated code: the journal is read during completion, where warming up would be noticeable.
/// </summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(JobEntry))]
internal sealed partial class JournalJson : JsonSerializerContext;
