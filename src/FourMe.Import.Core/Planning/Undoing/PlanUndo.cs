using FourMe.Import.Hosting;
using FourMe.Import.Planning;

namespace FourMe.Import;

/// <summary>Makes plans that take applied ones back, for programs. The cmdlet goes the same way.</summary>
/// <example><code>
/// Plan back = await new PlanUndo(client).PlanAsync(run.PlanId);
/// Run undone = await new PlanRunner(client).ApplyAsync(back.Id);
/// </code></example>
/// <param name="client">The account.</param>
/// <param name="options">Where plans are; null for the defaults.</param>
public sealed class PlanUndo(FourMeClient client, UndoOptions? options = null)
{
    private readonly FourMeClient _client = client ?? throw new ArgumentNullException(nameof(client));
    private readonly UndoOptions _options = options ?? new UndoOptions();

    /// <summary>
    /// Compares what a plan did with the account as it is now, and plans the way back. From then on no plan of the run name is made or
    /// applied by a sync until the name is resumed; the plan that is returned can be applied all the same. Nothing is sent.
    /// </summary>
    /// <param name="planId">The plan that was applied.</param>
    /// <param name="host">Hears how it goes on; null for nobody.</param>
    /// <param name="cancellationToken">Stops it; no plan is left, and the run name goes on.</param>
    /// <returns>The plan. What has no way back, or was changed since, is in <see cref="Plan.Notes"/>.</returns>
    /// <exception cref="FourMeException">
    /// <c>PlanNotFound</c>, <c>PlanChanged</c>, <c>PlanNotApplied</c>, <c>PlanPartlyApplied</c>, <c>PlanUndone</c>, <c>UndoOfUndo</c>,
    /// <c>UndoExpired</c>, <c>WrongAccount</c>, <c>RunInProgress</c>, or why there is no baseline.
    /// </exception>
    public Task<Plan> PlanAsync(string planId, ITransferHost? host = null, CancellationToken cancellationToken = default) =>
        new UndoRun(_client, _options).PlanAsync(planId, TransferRun.Of(host), cancellationToken);
}
