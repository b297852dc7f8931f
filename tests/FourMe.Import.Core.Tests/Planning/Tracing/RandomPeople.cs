using static FourMe.Import.Core.Tests.Planning.Joining.PlanTrial;

namespace FourMe.Import.Core.Tests.Planning.Tracing;

/// <summary>Random but repeatable people of a source and of an account, in all combinations.</summary>
internal sealed class RandomPeople
{
    internal const string Header = "ID,Source,Source ID,Primary Email,Name,Job Title,Location,Disabled,Manager,Employee ID";

    private readonly Random _random;
    private readonly int _count;

    internal RandomPeople(int seed, int count)
    {
        _random = new Random(seed);
        _count = count;
        for (int i = 1; i <= count; i++) Add(i);
    }

    /// <summary>The rows of the account's export.</summary>
    internal List<string> Account { get; } = [];

    /// <summary>The records of the source.</summary>
    internal List<Dictionary<string, object?>> Source { get; } = [];

    /// <summary>The Source IDs in the ledger, and whether this run name retired them.</summary>
    internal Dictionary<string, bool> Ledger { get; } = [];

    private void Add(int i)
    {
        string key = $"k{i}", email = $"p{i}@w.com", title = Pick("Clerk", "Lead", ""), manager = _random.Next(3) == 0 ? $"p{_random.Next(1, _count)}@w.com" : "";
        bool isDisabled = _random.Next(6) == 0;
        int fate = _random.Next(20);
        // The account's record has this Source, another one or none, or does not exist. Sometimes it has the address of somebody else.
        if (fate < 14) Row(i, "HR", key, email, title, isDisabled, manager);
        if (fate < 14 && _random.Next(60) == 0) Row(20_000 + i, "HR", key, $"twin{i}@w.com", title, false, "");
        else if (fate == 14) Row(i, "IT", key, email, title, isDisabled, manager);
        else if (fate == 15) Row(i, "", "", email, title, isDisabled, manager);
        else if (fate == 16) Row(i, "HR", $"x{i}", email, title, isDisabled, manager);
        if (fate < 14 && _random.Next(10) > 0) Ledger[key] = isDisabled && _random.Next(2) == 0;
        if (_random.Next(40) == 0) Ledger[key] = false;
        if (_random.Next(12) == 0) return;
        // Every fortieth gets another address, by which others refer to it.
        Source.Add(Come(key, i % 40 == 0 ? $"new{i}@w.com" : email, title, Now(manager)));
        // A duplicate key. The second record has it only if the first was refused.
        if (_random.Next(100) == 0) Source.Add(Come(key, $"again{i}@w.com", title, manager));
    }

    /// <summary>The address of a manager in the source.</summary>
    private static string Now(string manager) =>
        manager.Length > 0 && int.Parse(manager.AsSpan(1, manager.IndexOf('@') - 1), System.Globalization.CultureInfo.InvariantCulture) % 40 == 0 ? "new" + manager.Substring(1) : manager;

    private Dictionary<string, object?> Come(string key, string email, string title, string manager)
    {
        Dictionary<string, object?> person = Record(("Source ID", key), ("Primary Email", _random.Next(4) == 0 ? email.ToUpperInvariant() : email),
            ("Name", "P" + key.Substring(1)), ("Job Title", _random.Next(5) == 0 ? Pick("Boss", "") : title), ("Location", Pick("Berlin", " Berlin ", "Ulm")));
        if (_random.Next(3) > 0) person["Manager"] = _random.Next(6) == 0 ? $"p{_random.Next(1, _count)}@w.com" : manager;
        if (_random.Next(8) == 0) person.Remove("Job Title");
        if (_random.Next(30) == 0) person["Name"] = new string('x', 500);
        if (_random.Next(400) == 0) person["Source ID"] = "";
        return person;
    }

    private void Row(int i, string source, string key, string email, string title, bool isDisabled, string manager) => Account.Add(
        $"{1000 + i},{source},{key},{email},P{i},{title},{Pick("Berlin", "Ulm")},{(isDisabled ? 1 : 0)},{manager},");

    private string Pick(params string[] texts) => texts[_random.Next(texts.Length)];
}
