namespace FourMe.Import.Manifests;

/// <summary>The names of the account's records.</summary>
internal interface IAccountNames
{
    /// <summary>Sees that the names of a type are known, as they are now.</summary>
    /// <returns>False where they cannot be known: nothing is said of such names.</returns>
    Task<bool> LearnAsync(RecordType type, CancellationToken stop);

    /// <summary>Whether a record has a name.</summary>
    bool Have(string type, string name);

    /// <summary>All names of a type.</summary>
    IEnumerable<string> All(RecordType type, CancellationToken stop);
}
