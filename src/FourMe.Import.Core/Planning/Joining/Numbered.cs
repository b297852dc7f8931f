namespace FourMe.Import.Planning;

/// <summary>Values by number, from 1, stored in pages, so that growing copies nothing.</summary>
internal sealed class Numbered<T>
    where T : struct
{
    private const int PageBits = 14;
    private const int PageSize = 1 << PageBits;

    private readonly List<T[]> _pages = [];

    /// <summary>The highest number.</summary>
    internal uint Count { get; private set; }

    /// <summary>The value of a number, as a reference.</summary>
    internal ref T this[uint number] => ref _pages[(int)((number - 1) >> PageBits)][(number - 1) & (PageSize - 1)];

    /// <summary>Makes room up to a number. New values are the default.</summary>
    internal void Reach(uint number)
    {
        while (_pages.Count << PageBits < number) _pages.Add(new T[PageSize]);
        if (number > Count) Count = number;
    }
}
