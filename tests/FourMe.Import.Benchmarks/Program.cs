using System.Globalization;
using BenchmarkDotNet.Running;
using FourMe.Import.Benchmarks;

// dotnet run -c Release --project tests/FourMe.Import.Benchmarks -- --filter '*'     the benchmarks
// dotnet run -c Release --project tests/FourMe.Import.Benchmarks -- keys 10000000    memory of the key check, as JSON
if (args is ["keys", var count]) KeyMemory.Report(int.Parse(count, CultureInfo.InvariantCulture));
else BenchmarkSwitcher.FromAssembly(typeof(KeyMemory).Assembly).Run(args);
