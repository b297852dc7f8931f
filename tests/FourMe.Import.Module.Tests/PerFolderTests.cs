using FourMe.Import.Loader;

namespace FourMe.Import.Module.Tests;

/// <summary>The state of the loader per module folder, while sessions start and end.</summary>
public class PerFolderTests
{
    [Fact]
    public void ThreadsThatAskAtOnceShareOneObject()
    {
        const int Threads = 8, Folders = 500;
        int made = 0;
        var perFolder = new PerFolder<string>(folder => $"{folder} {Interlocked.Increment(ref made)}");
        using var gate = new Barrier(Threads);
        var taken = new string[Folders, Threads];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            for (int folder = 0; folder < Folders; folder++)
            {
                gate.SignalAndWait();
                taken[folder, thread] = perFolder.Take($"/folder {folder}");
            }
        }))];

        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();

        Assert.Equal(Folders, made);
        Assert.All(Enumerable.Range(0, Folders), folder =>
            Assert.Single(Enumerable.Range(0, Threads).Select(thread => taken[folder, thread]).Distinct()));
    }

    [Fact]
    public void TheLastThatGivesBackGetsTheObjectToReleaseIt()
    {
        var perFolder = new PerFolder<object>(_ => new object());
        object taken = perFolder.Take("/one");
        Assert.Same(taken, perFolder.Take("/one"));
        Assert.NotSame(taken, perFolder.Take("/another"));

        Assert.Null(perFolder.GiveBack("/one"));
        Assert.Same(taken, perFolder.GiveBack("/one"));
        Assert.Null(perFolder.GiveBack("/one"));
        Assert.NotSame(taken, perFolder.Take("/one"));
    }

    [Fact]
    public void OnlyWindowsTakesTwoSpellingsAsOneFolder()
    {
        var perFolder = new PerFolder<object>(_ => new object());

        bool isOne = ReferenceEquals(perFolder.Take("/Modules"), perFolder.Take("/modules"));

        Assert.Equal(OperatingSystem.IsWindows(), isOne);
    }
}
