using System.Text.Json.Serialization;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>The content of an agreement file.</summary>
internal sealed record AgreementContent
{
    private const int MarkLength = 12;

    /// <summary>Host of the API.</summary>
    public required string Host { get; init; }

    /// <summary>The account id; '' for the API user's own account.</summary>
    public required string Account { get; init; }

    /// <summary>The run name.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the plan that the person reviewed.</summary>
    public required string PlanId { get; init; }

    /// <summary>Who agreed.</summary>
    public required string By { get; init; }

    /// <summary>When the person agreed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The reason the person gave; null when none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>The reasons the plan was held.</summary>
    public required IReadOnlyList<AgreedLimit> Limits { get; init; }

    /// <summary>The marks of the changes, 12 bytes each.</summary>
    public required byte[] Marks { get; init; }

    internal static byte[] BytesOf(IReadOnlyCollection<KeyHash> marks)
    {
        byte[] bytes = new byte[marks.Count * MarkLength];
        int at = 0;
        foreach (KeyHash mark in marks)
        {
            BitConverter.GetBytes(mark.High).CopyTo(bytes, at);
            BitConverter.GetBytes(mark.Low).CopyTo(bytes, at + sizeof(ulong));
            at += MarkLength;
        }
        return bytes;
    }

    internal Agreement ToAgreement() => new()
    {
        PlanId = PlanId, By = By, At = At, Reason = Reason, Limits = Limits,
        Marks = [.. Enumerable.Range(0, Marks.Length / MarkLength).Select(i => new KeyHash(
            BitConverter.ToUInt64(Marks, i * MarkLength), BitConverter.ToUInt32(Marks, (i * MarkLength) + sizeof(ulong))))],
    };
}

/// <summary>Source-generated JSON serialization of agreements.</summary>
[JsonSerializable(typeof(AgreementContent))]
internal sealed partial class AgreementJson : JsonSerializerContext;
