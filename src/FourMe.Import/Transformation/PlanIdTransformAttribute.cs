namespace FourMe.Import.PowerShell;

/// <summary>Accepts plans, changes and other objects with a plan id where plan ids are expected.</summary>
internal sealed class PlanIdTransformAttribute() : NamedIdTransformAttribute("PlanId", "Id");
