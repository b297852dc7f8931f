namespace FourMe.Import;

/// <summary>A list that grows by a page at a time: what is there is never copied, and no array is thrown away.</summary>
/// <param name="size">Items of a page; a power of two.</param>
internal sealed class Pages<T>(int size)
    where T : struct
{
    private readonly int _shift = Shift(size);
    private T[][] _pages = [];
    private int _made;

    /// <summary>Number of items.</summary>
    internal int Count { get; private set; }

    internal ref T this[int index] => ref _pages[index >> _shift][index & (size - 1)];

    /// <summary>Makes room for more items, all of them zero.</summary>
    /// <returns>Place of the first of them.</returns>
    internal int Extend(int items)
    {
        int first = Count;
        Count = checked(Count + items);
        while (_made << _shift < Count) AddPage();
        return first;
    }

    private void AddPage()
    {
        if (_made == _pages.Length) Array.Resize(ref _pages, Math.Max(4, _made * 2));
        _pages[_made++] = new T[size];
    }

    private static int Shift(int size)
    {
        int shift = 0;
        while (1 << shift < size) shift++;
        return shift;
    }
}
