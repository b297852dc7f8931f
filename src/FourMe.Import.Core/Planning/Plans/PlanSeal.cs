using System.Text.Json;

namespace FourMe.Import.Planning;

/// <summary>plan.json: a header with its hash before it, so that one changed byte is noticed.</summary>
internal static class PlanSeal
{
    /// <summary>The file of a header.</summary>
    internal static byte[] Close(PlanHeader header) =>
        SealedJson.Seal(JsonSerializer.SerializeToUtf8Bytes(header, PlanJson.Default.PlanHeader));

    /// <summary>The header of a file.</summary>
    /// <exception cref="InvalidDataException">It is not as it was written.</exception>
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
