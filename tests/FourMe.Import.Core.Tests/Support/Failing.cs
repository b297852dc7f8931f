namespace FourMe.Import.Core.Tests.Support;

/// <summary>Checks that apply to every failure.</summary>
internal static class Failing
{
    /// <summary>Runs work that must fail with this id, and returns the failure.</summary>
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
