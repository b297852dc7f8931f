namespace FourMe.Import.Simulator.Storage;

/// <summary>The bytes of a file on the storage host, readable from any position.</summary>
internal interface IFileContent : IDisposable
{
    long Length { get; }

    Task CopyToAsync(Stream destination, long offset, long count, CancellationToken cancellation);
}
