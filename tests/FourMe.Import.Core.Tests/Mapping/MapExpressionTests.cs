using FourMe.Import.Core.Tests.Rows;

namespace FourMe.Import.Core.Tests.Mapping;

public sealed class MapExpressionTests
{
    [Fact]
    public void Code_gets_the_record_and_its_result_is_formatted()
    {
        using BatchRun run = Run(record => ((IReadOnlyDictionary<string, object?>)record)["first"] + " Turner");
        run.Add(("mail", "a@x.com"), ("first", "Ed"));
        run.Complete();
        Assert.Equal(["Primary Email,Name|a@x.com,Ed Turner"], run.Texts);
    }

    [Fact]
    public void An_exception_of_the_code_refuses_the_record_and_the_run_goes_on()
    {
        var cause = new InvalidOperationException("no such thing");
        bool broken = true;
        using BatchRun run = Run(_ => broken ? throw cause : "Ed");
        Failure failure = Assert.Single(run.Refused(("mail", "a@x.com")));
        Assert.Equal(("ExpressionFailed", "Name", 1), (failure.Id, failure.Column, failure.Row));
        Assert.Equal("record 1 (a@x.com): The script block for 'Name' failed: no such thing", failure.Message);
        Assert.Same(cause, failure.Cause);
        broken = false;
        run.Add(("mail", "a@x.com"));
        run.Complete();
        Assert.Equal(["Primary Email,Name|a@x.com,Ed"], run.Texts);
    }

    [Fact]
    public void An_exception_that_stops_the_run_passes()
    {
        using (BatchRun run = Run(_ => throw new OperationCanceledException()))
            Assert.Throws<OperationCanceledException>(() => run.Refused(("mail", "a@x.com")));
        using (BatchRun run = Run(_ => throw new NotImplementedException(), new FormattingContext { MustPass = exception => exception is NotImplementedException }))
            Assert.Throws<NotImplementedException>(() => run.Refused(("mail", "a@x.com")));
    }

    private static BatchRun Run(Func<object, object?> code, FormattingContext? context = null) => new("people", new RecordOptions
    {
        Map = [new("Primary Email", "mail"), new("Name", code)], Formatting = context ?? new FormattingContext(),
    });
}
