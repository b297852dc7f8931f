using System.Collections;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Reads a map from a .psd1 file as data: nothing is executed while it is loaded. A script block is kept, to run for each
/// record.
/// </summary>
internal static class DataFileMap
{
    /// <exception cref="FourMeException"><c>MapFileInvalid</c> or <c>MapFileNotData</c>.</exception>
    internal static IDictionary Read(string path) => new DataFile(path,
        problem => Failures.MapFileInvalid(path, problem).ToException(),
        (line, code) => Failures.MapFileNotData(path, line, code).ToException()).Read();
}
