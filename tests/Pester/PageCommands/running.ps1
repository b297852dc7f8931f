# Runs commands of the pages as a reader would: a line of the console in a PowerShell of its own. Dot-source it after common.ps1.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

# The modules that a reader has installed.
function New-ModuleShelf {
    $shelf = Join-Path -Path $TestDrive -ChildPath 'Modules'
    $null = New-Item -ItemType Directory -Path $shelf
    Copy-Item -LiteralPath (Split-Path -Path (Get-TestedModulePath)) -Destination (Join-Path -Path $shelf -ChildPath 'FourMe.Import') -Recurse
    $shelf
}

# The folder in which a reader is who has copied the samples and brought the files that the pages name.
function New-ReaderFolder {
    $folder = (New-Item -ItemType Directory -Path (Join-Path -Path $TestDrive -ChildPath ([guid]::NewGuid().ToString('N')))).FullName
    $samples = Join-Path -Path $repository -ChildPath 'samples'
    $null = New-Item -ItemType Directory -Path (Join-Path -Path $folder -ChildPath 'samples'), (Join-Path -Path $folder -ChildPath 'out')
    Copy-Item -Path (Join-Path -Path $samples -ChildPath '*') -Destination (Join-Path -Path $folder -ChildPath 'samples') -Exclude Quickstart -Recurse
    foreach ($file in 'nightly-people.ps1', 'nightly.psd1', 'people.csv', 'people.psd1') {
        Copy-Item -LiteralPath (Join-Path -Path $samples -ChildPath $file) -Destination $folder
    }
    $folder
}

# Starts a line in a PowerShell of its own; what it says is read meanwhile, unless the caller wants to read it line by line.
function Start-Line {
    param([string] $Command, [string] $Folder, [switch] $LineByLine)
    $file = Join-Path -Path $TestDrive -ChildPath "line-$([guid]::NewGuid().ToString('N')).ps1"
    [System.IO.File]::WriteAllText($file, "$Command`nexit `$LASTEXITCODE", (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $true))
    $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo
    $start.FileName = (Get-Process -Id $PID).Path
    $start.Arguments = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$file`""
    $start.WorkingDirectory = $Folder
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    # A server of the compiler or of MSBuild that outlives the build would keep its output open.
    foreach ($setting in @('MSBUILDDISABLENODEREUSE', '1'), @('UseSharedCompilation', 'false'), @('DOTNET_CLI_USE_MSBUILD_SERVER', '0'), @('DOTNET_NOLOGO', '1')) {
        $start.EnvironmentVariables[$setting[0]] = $setting[1]
    }
    $process = [System.Diagnostics.Process]::Start($start)
    $process.StandardInput.Close()
    [pscustomobject]@{
        Process    = $process
        Said       = if (-not $LineByLine) { $process.StandardOutput.ReadToEndAsync() }
        Complained = $process.StandardError.ReadToEndAsync()
    }
}

# Waits for the end of a line; returns its exit code and all that it said, without colours. The limit only ends what hangs.
function Complete-Line {
    param($Run, [int] $Seconds = 180)
    try {
        $said = if ($Run.Said) { $Run.Said } else { $Run.Process.StandardOutput.ReadToEndAsync() }
        $isOver = [System.Threading.Tasks.Task]::WaitAll(@($said, $Run.Complained), $Seconds * 1000)
        if (-not $isOver -or -not $Run.Process.WaitForExit(5000)) { throw "The line did not end in $Seconds seconds." }
        [pscustomobject]@{ ExitCode = $Run.Process.ExitCode; Text = "$($said.Result)`n$($Run.Complained.Result)" -replace '\x1b\[[\d;]*m' -replace '\r' }
    }
    finally { Stop-Line $Run }
}

# Presses Ctrl+C in the console of a line: the terminal sends it to every process there. A run of the tests that was put into
# the background ignores it, and so do all its children: they are told to terminate.
function Send-CtrlC {
    param($Run)
    $program = Get-Command -Name kill -CommandType Application | Select-Object -First 1
    $own = '/proc/self/status'
    $isIgnored = (Test-Path -LiteralPath $own) -and ([Convert]::ToInt64([regex]::Match((Get-Content -LiteralPath $own -Raw), 'SigIgn:\s+(\w+)').Groups[1].Value, 16) -band 2)
    $signal = if ($isIgnored) { '-TERM' } else { '-INT' }
    $family = @($Run.Process.Id)
    $all = @(Get-Process | Where-Object { $_.Parent } | ForEach-Object { @{ Id = $_.Id; Parent = $_.Parent.Id } })
    for ($i = 0; $i -lt $family.Count; $i++) { $family += @($all | Where-Object { $_.Parent -eq $family[$i] } | ForEach-Object { $_.Id }) }
    # One of them may be gone already because another is.
    foreach ($id in $family) { & $program $signal $id 2>$null }
}

# Ends what is left of a line.
function Stop-Line {
    param($Run)
    if (-not $Run.Process) { return }
    if (-not $Run.Process.HasExited) {
        if ($PSVersionTable.PSEdition -eq 'Core') { $Run.Process.Kill($true) } else { $null = taskkill.exe /T /F /PID $Run.Process.Id }
    }
    $Run.Process.Dispose()
    $Run.Process = $null
}
