namespace FourMe.Import.Core.Tests;

/// <summary>Checks that these tests run on .NET 8, with Core's net8.0 build.</summary>
public class RuntimeTests
{
    [Fact]
    public void The_tests_run_on_the_runtime_of_PowerShell_7_4() => Assert.Equal(8, Environment.Version.Major);

    [Fact]
    public void Core_is_the_assembly_that_PowerShell_7_loads() =>
        Assert.Contains(
            ".NETCoreApp,Version=v8.0",
            typeof(RecordTypes).Assembly.GetCustomAttributes(false)
                .OfType<System.Runtime.Versioning.TargetFrameworkAttribute>().Single().FrameworkName);
}
