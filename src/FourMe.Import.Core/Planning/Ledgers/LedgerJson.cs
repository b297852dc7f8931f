using System.Text.Json.Serialization;

namespace FourMe.Import.Planning;

/// <summary>Reads and writes what is small of ledgers by code made at build time.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(LedgerAbout))]
internal sealed partial class LedgerJson : JsonSerializerContext;
