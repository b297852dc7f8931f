using System.Text;

namespace FourMe.Import.Csv;

/// <summary>What the caller knows of a CSV file.</summary>
/// <param name="Encoding">Its encoding; null for UTF-8. A byte order mark in the file takes precedence.</param>
/// <param name="Separator">What stands between its cells; null to tell it by the header.</param>
internal readonly record struct CsvFileOptions(Encoding? Encoding, char? Separator);
