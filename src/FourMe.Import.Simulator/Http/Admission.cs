using FourMe.Import.Simulator.Accounts;

namespace FourMe.Import.Simulator.Http;

/// <summary>Who a request comes from and which account it is for.</summary>
internal sealed record Admission(Principal Principal, Account Account);
