using System.Text.Json.Serialization;

namespace FourMe.Import.State;

/// <summary>
/// Reads and writes entries by code made at build time: the journal is read at a press of Tab, where warming up would be felt.
/// </summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(JobEntry))]
internal sealed partial class JournalJson : JsonSerializerContext;
