// The entry of pwsh itself: everything that follows, its parameters included, is PowerShell's.
return Microsoft.PowerShell.UnmanagedPSEntry.Start(args, args.Length);
