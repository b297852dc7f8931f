#if NETFRAMEWORK
namespace System.Runtime.CompilerServices;

// What .NET Framework lacks for records and init-only properties.
internal static class IsExternalInit { }
#endif
