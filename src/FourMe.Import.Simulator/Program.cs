using FourMe.Import.Simulator.CommandLine;

return await SimulatorProgram.RunAsync(args);
