namespace FourMe.Import.PowerShell;

/// <summary>Accepts plans, changes and whatever else names a plan where ids of plans are wanted.</summary>
internal sealed class PlanIdTransformAttribute() : NamedIdTransformAttribute("PlanId", "Id");
