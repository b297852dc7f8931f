using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Rows;

/// <summary>Not parallel: the heap is shared by the process.</summary>
[CollectionDefinition(nameof(KeyTableTests), DisableParallelization = true)]
[Collection(nameof(KeyTableTests))]
public sealed class KeyTableTests
{
    private const int Keys = 1_000_000;

    [Theory]
    [InlineData("Source\u001FAD\u001FSource ID\u001F{0}")]
    [InlineData("{0}@example.com")]
    [InlineData("{0}\0")]
    [InlineData("ID{0}")]
    public void A_million_keys_that_hardly_differ_raise_no_false_alarm_and_are_all_known_again(string form)
    {
        var table = new KeyTable();
        for (uint number = 1; number <= Keys; number++)
            Assert.True(table.TryAdd(KeyHash.Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, number)), number, out _));

        Assert.Equal(Keys, table.Count);
        for (uint number = 1; number <= Keys; number += 997)
        {
            KeyHash key = KeyHash.Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, number));
            Assert.Equal(number, table.Find(key));
            Assert.False(table.TryAdd(key, Keys + 1, out uint first));
            Assert.Equal(number, first);
        }
    }

    [Fact]
    public void A_key_that_was_never_added_is_not_found()
    {
        var table = new KeyTable();
        table.TryAdd(KeyHash.Of("a"), 1, out _);

        Assert.Equal(0u, table.Find(KeyHash.Of("b")));
        Assert.Equal(0u, table.Find(KeyHash.Of("a\0")));
        Assert.Equal(0u, table.Find(KeyHash.Of(string.Empty)));
    }

    [Fact]
    public void Keys_that_are_alike_in_every_bit_that_tells_pages_apart_are_all_known_again()
    {
        const uint Alike = 20_000;
        var table = new KeyTable();
        for (uint number = 1; number <= Alike; number++) Assert.True(table.TryAdd(new KeyHash((ulong)number << 32, number), number, out _));

        for (uint number = 1; number <= Alike; number++) Assert.Equal(number, table.Find(new KeyHash((ulong)number << 32, number)));
        Assert.Equal(0u, table.Find(new KeyHash(1UL << 32, Alike + 1)));
    }

    [Fact]
    public async Task Keys_take_less_than_32_bytes_each() =>
        Assert.InRange(await Middle.OfThreeAsync(() => Task.FromResult(TakenByKeys())) / (double)Keys, 1, 32);

    private static long TakenByKeys()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var table = new KeyTable();
        for (uint number = 1; number <= Keys; number++) table.TryAdd(new KeyHash(number * 0x9E37_79B9_7F4A_7C15, number), number, out _);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(table);
        return after - before;
    }
}
