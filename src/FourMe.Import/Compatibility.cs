#if NETFRAMEWORK
namespace System.Runtime.CompilerServices;

// Types that .NET Framework lacks for records and init-only properties.
internal static class IsExternalInit { }
#endif
