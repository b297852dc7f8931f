using System.Reflection;
using System.Runtime.Loader;
using FourMe.Import.Loader;
using FourMe.Import.Module.Tests.Metadata;

namespace FourMe.Import.Module.Tests;

/// <summary>The private load context, tested with the staged module loaded.</summary>
public class LoaderTests
{
    private static readonly Assembly Cmdlets = ModuleLoader.Load(StagedModule.Modern.Bin, "FourMe.Import");

    private static readonly AssemblyLoadContext Context = AssemblyLoadContext.GetLoadContext(Cmdlets)!;

    [Fact]
    public void TheModuleComesFromItsFolderIntoAContextOfItsOwn()
    {
        Assert.NotSame(AssemblyLoadContext.Default, Context);
        Assert.Equal(Path.Combine(StagedModule.Modern.Bin, "FourMe.Import.dll"), Cmdlets.Location);
    }

    [Fact]
    public void LoadingAgainGivesTheSameAssembly() => Assert.Same(Cmdlets, ModuleLoader.Load(StagedModule.Modern.Bin, "FourMe.Import"));

    [Fact]
    public void AProcessThatHasTheModuleIsNotItsFirst() => Assert.Null(ModuleLoader.LoadFirst(StagedModule.Modern.Bin, Cmdlets.GetName().Name!));

    [Fact]
    public void ItsDependenciesAreItsOwn() => Assert.Same(Context, AssemblyLoadContext.GetLoadContext(CsvHelperAsCoreSeesIt()));

    [Fact]
    public void WhatTheRuntimeHasIsNotLoadedASecondTime() =>
        Assert.Same(typeof(System.Text.Json.JsonDocument).Assembly, Context.LoadFromAssemblyName(new AssemblyName("System.Text.Json")));

    [Fact]
    public void PowerShellSeesNothingOfItButTheLoader()
    {
        Assert.NotEmpty(Cmdlets.GetTypes());
        _ = CsvHelperAsCoreSeesIt();

        string[] module = [.. StagedModule.Modern.Files.Select(file => Path.GetFileNameWithoutExtension(file))];
        IEnumerable<string?> seen = AssemblyLoadContext.Default.Assemblies.Select(assembly => assembly.GetName().Name);

        Assert.Equal(["FourMe.Import.Loader"], seen.Intersect(module));
    }

    private static Assembly CsvHelperAsCoreSeesIt()
    {
        Assembly core = Context.LoadFromAssemblyName(new AssemblyName("FourMe.Import.Core"));
        return core.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(field => field.FieldType.Assembly)
            .First(assembly => assembly.GetName().Name == "CsvHelper");
    }
}
