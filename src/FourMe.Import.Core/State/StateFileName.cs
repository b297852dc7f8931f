namespace FourMe.Import.State;

/// <summary>
/// Names for files of the state folder that every file system accepts, whatever the text contains. They must never change:
/// a file under another name is lost, and with it a watermark.
/// </summary>
/// <remarks>
/// Two lanes of multiply-and-fold over the UTF-16 units, four at a time; 96 bits. The readers of such a file compare the
/// text stored in it.
/// </remarks>
internal static class StateFileName
{
    private const ulong FirstSeed = 0x9E37_79B9_7F4A_7C15, SecondSeed = 0xC2B2_AE3D_27D4_EB4F;
    private const ulong FirstFactor = 0xA076_1D64_78BD_642F, SecondFactor = 0xE703_7ED1_A0B4_28DB;
    private const int Units = 4;

    /// <param name="text">The subject of the file, such as host and account.</param>
    internal static string Of(string text)
    {
        ulong first = FirstSeed, second = SecondSeed ^ (ulong)text.Length;
        int start = 0;
        do
        {
            ulong block = Block(text, start);
            first = Fold(first ^ block, FirstFactor) + block;
            second = Fold(second + block, SecondFactor) ^ block;
            start += Units;
        }
        while (start < text.Length);
        first = Fold(first ^ (ulong)text.Length, SecondFactor);
        second = Fold(second ^ first, FirstFactor);
        return $"{first:x16}{(uint)(second ^ (second >> 32)):x8}.json";
    }

    private static ulong Block(string text, int start)
    {
        ulong block = 0;
        for (int i = 0; i < Units && start + i < text.Length; i++) block |= (ulong)text[start + i] << (16 * i);
        return block;
    }

    /// <summary>The XOR of both halves of the 128-bit product.</summary>
    private static ulong Fold(ulong left, ulong right)
    {
        ulong lowLow = (left & uint.MaxValue) * (right & uint.MaxValue), highLow = (left >> 32) * (right & uint.MaxValue);
        ulong lowHigh = (left & uint.MaxValue) * (right >> 32), highHigh = (left >> 32) * (right >> 32);
        ulong middle = (lowLow >> 32) + (highLow & uint.MaxValue) + lowHigh;
        return (highHigh + (highLow >> 32) + (middle >> 32)) ^ ((middle << 32) | (lowLow & uint.MaxValue));
    }
}
