namespace FourMe.Import.Manifests;

/// <summary>What is wrong with a manifest.</summary>
/// <param name="Failure">The failure; its text names the place.</param>
/// <param name="Entry">The entry of Types, counted from 1; 0 for the manifest itself.</param>
/// <param name="Type">The record type of the entry, as far as it is known.</param>
/// <param name="Word">The word of the manifest.</param>
internal sealed record ManifestFinding(Failure Failure, int Entry = 0, string? Type = null, string? Word = null);
