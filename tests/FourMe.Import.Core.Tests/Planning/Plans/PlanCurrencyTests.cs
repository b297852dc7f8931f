using FourMe.Import.Core.Tests.Planning.Joining;
using static FourMe.Import.Core.Tests.Planning.Joining.PlanTrial;

namespace FourMe.Import.Core.Tests.Planning.Plans;

/// <summary>How long a plan can be applied.</summary>
public sealed class PlanCurrencyTests
{
    [Fact]
    public async Task A_plan_is_out_of_date_after_three_days_or_when_a_newer_one_of_its_name_exists()
    {
        await using PlanTrial trial = await StartAsync("people", "ID,Source,Source ID,Primary Email,Name,Disabled", "11,HR,1,p1@w.com,P1,0");
        trial.Ledger("1");
        Plan first = await trial.PlanAsync([Person("1")]);
        PlanFile file = trial.File;

        Assert.Equal(PlanState.Ready, PlanCurrency.AsOf(file, [file], first.Created.AddDays(3)).State);
        Assert.Equal(PlanState.OutOfDate, PlanCurrency.AsOf(file, [file], first.Created.AddDays(3).AddSeconds(1)).State);

        trial.Account.Clock.Advance(TimeSpan.FromHours(1));
        await trial.PlanAsync([Person("1")]);
        Assert.False(PlanCurrency.IsNewer(file, file));
        Assert.Equal(PlanState.Ready, PlanCurrency.AsOf(trial.File, [file, trial.File], first.Created.AddHours(1)).State);
        // A plan against an exported file can only be viewed, and does not make others out of date.
        Assert.Equal(trial.File.Header.LookOnly is null, PlanCurrency.IsNewer(trial.File, file));
    }
}
