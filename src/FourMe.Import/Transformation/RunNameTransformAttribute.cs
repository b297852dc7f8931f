namespace FourMe.Import.PowerShell;

/// <summary>Accepts run names, and what has one: objects of Get-FourMeSync, plans and runs.</summary>
internal sealed class RunNameTransformAttribute() : NamedIdTransformAttribute("Name");
