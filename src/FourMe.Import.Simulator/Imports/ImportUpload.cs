using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Catalogue;
using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Imports;

/// <summary>An upload that was read to its end and found acceptable.</summary>
internal sealed record ImportUpload(Account Account, RecordType Type, Spool File, string? FileName, string? FileContentType);
