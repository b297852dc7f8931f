namespace FourMe.Import.Files;

/// <summary>What a file system refuses with: an exception of the disk, or of the rights on a file or folder.</summary>
internal static class FileFault
{
    internal static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
