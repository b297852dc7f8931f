using System.Text.Json;

namespace FourMe.Import.Planning;

/// <summary>Reads and writes plan.json: a header preceded by its hash, so that any changed byte is detected.</summary>
internal static class PlanSeal
{
    /// <summary>The content of the file for a header.</summary>
    internal static byte[] Close(PlanHeader header) =>
        SealedJson.Seal(JsonSerializer.SerializeToUtf8Bytes(header, PlanJson.Default.PlanHeader));

    /// <summary>Reads the header from the content of the file.</summary>
    /// <exception cref="InvalidDataException">The file was changed or damaged.</exception>
    internal static PlanHeader Open(byte[] file)
    {
        try
        {
            return JsonSerializer.Deserialize(SealedJson.Open(file), PlanJson.Default.PlanHeader)
                ?? throw new InvalidDataException("It is empty.");
        }
        catch (JsonException invalid)
        {
            throw new InvalidDataException(invalid.Message, invalid);
        }
    }
}
