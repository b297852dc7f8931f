namespace FourMe.Import.Core.Tests.Support;

/// <summary>What is asked of every failure.</summary>
internal static class Failing
{
    /// <summary>The failure of work that must fail with this id.</summary>
    internal static async Task<Failure> WithAsync(string id, Func<Task> work)
    {
        FourMeException exception = await Assert.ThrowsAsync<FourMeException>(work);
        return Check(id, exception.Failure);
    }

    internal static Failure With(string id, Action work) => Check(id, Assert.Throws<FourMeException>(work).Failure);

    internal static Failure Check(string id, Failure? failure)
    {
        Assert.NotNull(failure);
        Assert.Equal(id, failure.Id);
        Assert.False(string.IsNullOrWhiteSpace(failure.Message));
        return failure;
    }
}
