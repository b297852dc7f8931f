using System.Text;

namespace FourMe.Import.Csv;

/// <summary>Encoding and separator of a CSV file, when the caller knows them.</summary>
/// <param name="Encoding">Its encoding; null for UTF-8. A byte order mark in the file takes precedence.</param>
/// <param name="Separator">The separator of its cells; null to detect it by the header.</param>
internal readonly record struct CsvFileOptions(Encoding? Encoding, char? Separator);
