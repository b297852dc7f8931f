namespace FourMe.Import.Simulator.Records;

/// <summary>A record of an account. Its cells are packed to save memory.</summary>
internal sealed class StoredRecord(long id, byte[] cells, DateTimeOffset createdAt)
{
    public long Id { get; } = id;

    public byte[] Cells { get; set; } = cells;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; set; } = createdAt;
}
