using System.Globalization;
using BenchmarkDotNet.Running;
using FourMe.Import.Benchmarks;

// dotnet run -c Release --project tests/FourMe.Import.Benchmarks -- --filter '*'     the benchmarks
// dotnet run -c Release --project tests/FourMe.Import.Benchmarks -- keys 10000000    memory of the key check, as JSON
// dotnet run -c Release --project tests/FourMe.Import.Benchmarks -- plan 1000000     time and memory of a plan, as JSON
// dotnet run -c Release --project tests/FourMe.Import.Benchmarks -- spool 1000000    of writing the same records as CSV
if (args is ["plan" or "spool", var rows]) await PlanMeasure.ReportAsync(args[0], int.Parse(rows, CultureInfo.InvariantCulture));
else if (args is ["keys", var count]) KeyMemory.Report(int.Parse(count, CultureInfo.InvariantCulture));
else BenchmarkSwitcher.FromAssembly(typeof(KeyMemory).Assembly).Run(args);
