namespace FourMe.Import.PowerShell;

/// <summary>Accepts runs and other objects with a run id where run ids are expected.</summary>
internal sealed class RunIdTransformAttribute() : NamedIdTransformAttribute("RunId", "Id");
