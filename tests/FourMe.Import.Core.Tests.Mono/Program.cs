using System.Reflection;
using Xunit.Runner.InProc.SystemConsole;

namespace FourMe.Import.Core.Tests;

/// <summary>Runs the tests against the staged net472 assemblies, loaded the way FourMe.Import.psm1 loads them.</summary>
internal static class Program
{
    private const string BinVariable = "FOURME_BIN";

    /// <summary>Exit code: Mono lacks its facades, so nothing built for .NET Standard can run.</summary>
    private const int NoFacades = 77;

    // Only base class library code here: the tests' references cannot be resolved before the handler is set.
    private static int Main(string[] arguments)
    {
        try
        {
            Assembly.Load("netstandard, Version=2.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51");
        }
        catch (FileNotFoundException)
        {
            return NoFacades;
        }
        string bin = Environment.GetEnvironmentVariable(BinVariable) ?? throw new InvalidOperationException(BinVariable + " is not set.");
        MethodInfo load = Assembly.LoadFrom(bin + "/FourMe.Import.Loader.dll").GetType("FourMe.Import.Loader.ModuleLoader", true).GetMethod("Load")!;
        Assembly Load(string name) => (Assembly)load.Invoke(null, new object[] { bin, name });
        Load("FourMe.Import.Core");
        // The tests get the module's copies too; requests of the module itself are left to its own loader.
        AppDomain.CurrentDomain.AssemblyResolve += (_, asked) =>
        {
            string name = new AssemblyName(asked.Name).Name;
            bool isModule = asked.RequestingAssembly is { } by && Path.GetDirectoryName(by.Location) == bin;
            return !isModule && File.Exists(bin + "/" + name + ".dll") ? Load(name) : null;
        };
        return Run(arguments);
    }

    private static int Run(string[] arguments) => ConsoleRunner.Run(arguments).GetAwaiter().GetResult();
}
