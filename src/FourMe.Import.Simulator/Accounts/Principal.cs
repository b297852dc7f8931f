namespace FourMe.Import.Simulator.Accounts;

/// <summary>The person behind a token and the accounts that person may work in.</summary>
internal sealed record Principal(string Name, string Email, string HomeAccount,
    IReadOnlySet<string> Administers, IReadOnlySet<string> Visits)
{
    public bool MayAdminister(string account) => Administers.Contains(account);

    public bool MayEnter(string account) => MayAdminister(account) || Visits.Contains(account);
}
