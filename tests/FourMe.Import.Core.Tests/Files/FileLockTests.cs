namespace FourMe.Import.Core.Tests.Files;

/// <summary>Files that another program has open; only Windows refuses to replace them.</summary>
public class FileLockTests
{
    private const int SharingViolation = unchecked((int)0x80070020);

    [Fact]
    public void What_another_program_has_open_for_a_moment_is_replaced_after_it()
    {
        int attempts = 0;

        FileLock.WhenFree(() => { if (++attempts < 3) throw Held(); }, default, TimeSpan.Zero);

        Assert.Equal(3, attempts);
    }

    [Fact]
    public void What_stays_open_is_given_up()
    {
        int attempts = 0;

        IOException held = Assert.Throws<IOException>(() => FileLock.WhenFree(() => { attempts++; throw Held(); }, default, TimeSpan.Zero));

        Assert.True(FileLock.IsHeld(held));
        Assert.Equal(20, attempts);
    }

    [Fact]
    public void Another_fault_is_not_tried_again()
    {
        int attempts = 0;

        // 32 alone is a broken pipe on Linux.
        Assert.Throws<IOException>(() => FileLock.WhenFree(() => { attempts++; throw new IOException("broken", 32); }, default, TimeSpan.Zero));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public void A_fault_that_the_caller_takes_for_an_open_file_is_tried_again()
    {
        int attempts = 0;

        FileLock.WhenFree(() => { if (++attempts < 3) throw new UnauthorizedAccessException(); }, default, TimeSpan.Zero,
            fault => fault is UnauthorizedAccessException);

        Assert.Equal(3, attempts);
    }

    [Fact]
    public void Access_denied_may_mean_an_open_file_on_Windows_alone()
    {
        Assert.Equal(OperatingSystem.IsWindows(), FileLock.MayKeepFromReplacing(new UnauthorizedAccessException()));
        Assert.True(FileLock.MayKeepFromReplacing(Held()));
        Assert.False(FileLock.MayKeepFromReplacing(new IOException("broken", 32)));
    }

    [Fact]
    public void The_waiting_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => FileLock.WhenFree(() => throw Held(), stop.Token));
    }

    private static IOException Held() => new("The process cannot access the file because it is being used by another process.", SharingViolation);
}
