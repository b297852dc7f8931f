using FourMe.Import.State;

namespace FourMe.Import.Runs;

/// <summary>Groups failures by message, because one cause often affects thousands of records.</summary>
internal sealed class FailureGroups
{
    /// <summary>Number of keys shown per group.</summary>
    internal const int Keys = 5;

    /// <summary>Maximum number of groups. Further messages are counted together.</summary>
    private const int Most = 10_000;

    private readonly Dictionary<(string Type, string Id, string Message), Group> _groups = [];

    /// <summary>The groups, the largest first.</summary>
    internal IEnumerable<Group> All =>
        _groups.Values.OrderByDescending(group => group.Count).ThenBy(group => group.Message, StringComparer.Ordinal);

    /// <summary>Number of failures whose key the page does not show.</summary>
    internal long Unshown => _groups.Values.Sum(group => group.Count - group.Keys.Count);

    internal void Add(string type, KeptFailure failure, bool isNew)
    {
        (string, string, string) what = (type, failure.Id, failure.Message);
        if (!_groups.TryGetValue(what, out Group? group))
        {
            if (_groups.Count >= Most) what = (type, failure.Id, "Other messages");
            if (!_groups.TryGetValue(what, out group)) _groups.Add(what, group = new Group(type, failure.Id, what.Item3));
        }
        group.Count++;
        if (isNew) group.New++;
        if (group.Keys.Count < Keys && failure.Key is { Length: > 0 } key) group.Keys.Add(key);
    }

    /// <summary>Failures with the same type, id and message.</summary>
    internal sealed class Group(string type, string id, string message)
    {
        internal string Type => type;

        internal string Id => id;

        internal string Message => message;

        internal long Count { get; set; }

        /// <summary>Number of failures that the previous run did not have.</summary>
        internal long New { get; set; }

        internal List<string> Keys { get; } = [];
    }
}
