using FourMe.Import.Hosting;
using FourMe.Import.Planning;

namespace FourMe.Import;

/// <summary>Makes plans that undo applied plans, for programs. The cmdlet uses the same code.</summary>
/// <example><code>
/// Plan back = await new PlanUndo(client).PlanAsync(run.PlanId);
/// Run undone = await new PlanRunner(client).ApplyAsync(back.Id);
/// </code></example>
/// <param name="client">The client of the account.</param>
/// <param name="options">Options with the state folder; null for the defaults.</param>
public sealed class PlanUndo(FourMeClient client, UndoOptions? options = null)
{
    private readonly FourMeClient _client = client ?? throw new ArgumentNullException(nameof(client));
    private readonly UndoOptions _options = options ?? new UndoOptions();

    /// <summary>
    /// Compares the changes of an applied plan with the account's current records, and makes a plan that undoes them. The run name is
    /// suspended: until it is resumed, syncs neither make nor apply plans for it. The returned plan can be applied nevertheless. Nothing is
    /// sent.
    /// </summary>
    /// <param name="planId">Id of the applied plan.</param>
    /// <param name="host">Receives progress and warnings; null for none.</param>
    /// <param name="cancellationToken">Cancels the work. No plan is left then, and the run name is not suspended.</param>
    /// <returns>The undo plan. Changes that cannot be undone, or were edited since, are in <see cref="Plan.Notes"/>.</returns>
    /// <exception cref="FourMeException">
    /// <c>PlanNotFound</c>, <c>PlanChanged</c>, <c>PlanNotApplied</c>, <c>PlanPartlyApplied</c>, <c>PlanUndone</c>, <c>UndoOfUndo</c>,
    /// <c>UndoExpired</c>, <c>WrongAccount</c>, <c>RunInProgress</c>, or the reason why there is no baseline.
    /// </exception>
    public Task<Plan> PlanAsync(string planId, ITransferHost? host = null, CancellationToken cancellationToken = default) =>
        new UndoRun(_client, _options).PlanAsync(planId, TransferRun.Of(host), cancellationToken);
}
