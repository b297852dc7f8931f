using System.Text.Json.Serialization;

namespace FourMe.Import.Planning;

/// <summary>Source-generated JSON serialization of the ledger's head.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(LedgerAbout))]
internal sealed partial class LedgerJson : JsonSerializerContext;
