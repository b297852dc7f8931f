namespace FourMe.Import.Errors;

/// <content>Maps in files, and the starter maps.</content>
internal static partial class Failures
{
    internal static Failure MapFileInvalid(string path, string problem, Exception? cause = null) => Make(
        FailureKind.ParserError, $"The map file '{path}' cannot be used: {problem}",
        "A map file is one table of columns: @{ 'Primary Email' = 'mail' } in a .psd1 file, { \"Primary Email\": \"mail\" } in a .json " +
            "file.", cause);

    internal static Failure MapNotTable(string type) => Make(
        FailureKind.InvalidArgument, $"The map is a value of type '{type}', which is neither a table nor the path of a map file.",
        "Give a hashtable of columns and properties, or the path of a .psd1 or .json file.");

    internal static Failure MapFileNotData(string path, int line, string code) => Make(
        FailureKind.SecurityError, $"Line {line} of the map file '{path}' would run code while loading: {Show(code)}",
        "A map file is data. Code is allowed only as the script block of a column, where it runs for each record.");

    internal static Failure NothingToMap() => Make(
        FailureKind.InvalidData, "There are no records to derive a map from.",
            "Give some records, or a CSV file. A hundred records are enough.");

    internal static Failure NoStarterMap(string source, string type, string available) => Make(
        FailureKind.InvalidArgument, $"There is no starter map from '{source}' to '{type}'.", $"There are: {available}.");
}
