# What a session meets outside of the module: proxies that the environment names, a module that is removed or updated while it works.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeDiscovery {
    # Only root can be another user, and only on Linux is setpriv there for it.
    $canBeAnother = $PSVersionTable.PSEdition -eq 'Core' -and $IsLinux -and (& id -u) -eq '0' -and (Get-Command -Name setpriv -ErrorAction Ignore)
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $null = Connect-Simulator $simulator
    $manifestPath = Get-TestedModulePath
    $closed = 'http://127.0.0.1:9'

    # Runs a script in a process with these environment variables; .NET reads those of proxies once a process.
    function Invoke-WithEnvironment {
        param([hashtable] $Variable, [string] $Script, [object[]] $ArgumentList)
        foreach ($name in $Variable.Keys) { Set-Item -LiteralPath "Env:$name" -Value $Variable[$name] }
        try { Invoke-ChildShell $Script $ArgumentList }
        finally { foreach ($name in $Variable.Keys) { Remove-Item -LiteralPath "Env:$name" } }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'A proxy of the environment' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
    BeforeAll {
        $connect = 'param($Module, $ApiUri, $Token) Import-Module -Name $Module; (Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token).User'
    }

    It 'is used' {
        $proxy = ([uri] $simulator.apiUri).GetLeftPart([System.UriPartial]::Authority)

        Invoke-WithEnvironment -Variable @{ http_proxy = $proxy } -Script $connect -ArgumentList $manifestPath, 'http://localhost:9/v1', $simulator.token | Should -Be 'Howard Tanner'
    }

    It 'named by HTTPS_PROXY is asked for a tunnel, and does not see the token' {
        # The proxy is in the process that asks it, and ends it once it has seen what it was asked.
        $script = @'
param($Module, $Token)
$listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
$listener.Start()
$env:HTTPS_PROXY = "http://127.0.0.1:$($listener.LocalEndpoint.Port)"
$connect = 'param($Module, $Token) Import-Module -Name $Module; Connect-FourMe -ApiUri https://api.example.com/v1 -Account wdc -Token $Token'
$null = [powershell]::Create().AddScript($connect).AddArgument($Module).AddArgument($Token).BeginInvoke()
$accepting = $listener.AcceptTcpClientAsync()
if ($accepting.Wait(30000)) {
    $reader = [System.IO.StreamReader]::new($accepting.Result.GetStream())
    while ($line = $reader.ReadLine()) { $line }
}
[System.Environment]::Exit(0)
'@
        $asked = @(Invoke-ChildShell $script $manifestPath, $simulator.token)

        $asked[0] | Should -Be 'CONNECT api.example.com:443 HTTP/1.1'
        "$asked" | Should -Not -Match "Authorization|$($simulator.token)"
    }

    It 'is passed by where NO_PROXY says so' {
        Invoke-WithEnvironment -Variable @{ http_proxy = $closed; NO_PROXY = '127.0.0.1' } -Script $connect -ArgumentList $manifestPath, $simulator.apiUri, $simulator.token | Should -Be 'Howard Tanner'
    }
}

Describe 'The module' {
    It 'can be removed while a job of it is waited for, and the job is seen to its end' {
        $script = @'
param($Module, $ApiUri, $Token, $State)
$env:FOURME_STATE_HOME = $State
Import-Module -Name $Module
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token
$job = [pscustomobject] @{ PrimaryEmail = 'gone@example.com'; Name = 'Gone' } | Import-FourMeRecords -Type people -NoWait
$job, $job | ForEach-Object { Remove-Module -Name FourMe.Import -ErrorAction SilentlyContinue; $_ } | Wait-FourMeJob | ForEach-Object { "$($_.State) $($_.Created)" }
@(Get-Module -Name FourMe.Import).Count
'@
        Invoke-ChildShell $script $manifestPath, $simulator.apiUri, $simulator.token, (New-StateHome) | Should -Be 'done 1', 'done 1', '0'
    }
}

Describe 'A second copy of the module in one console' {
    BeforeAll {
        # Gives the assemblies of a copy the version that a release gives them: in the table of the assembly's own name, after the
        # four bytes of the hash algorithm.
        function Set-AssemblyVersion {
            param([string] $Folder, [version] $Version)
            foreach ($path in [System.IO.Directory]::GetFiles("$Folder/bin/net8.0", 'FourMe.Import*.dll')) {
                $bytes = [System.IO.File]::ReadAllBytes($path)
                $reader = [System.Reflection.PortableExecutable.PEReader]::new([System.IO.MemoryStream]::new($bytes))
                try {
                    $metadata = [System.Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($reader)
                    $row = $reader.PEHeaders.MetadataStartOffset + [System.Reflection.Metadata.Ecma335.MetadataReaderExtensions]::GetTableMetadataOffset($metadata, 'Assembly')
                }
                finally { $reader.Dispose() }
                [System.BitConverter]::GetBytes([uint16] $Version.Major).CopyTo($bytes, $row + 4)
                [System.BitConverter]::GetBytes([uint16] $Version.Minor).CopyTo($bytes, $row + 6)
                [System.IO.File]::WriteAllBytes($path, $bytes)
            }
        }

        # A copy as Update-Module leaves it, in a folder of its version.
        function New-ModuleCopy {
            param([string] $Shelf, [version] $Version)
            $folder = Join-Path -Path $TestDrive -ChildPath "$Shelf/FourMe.Import/$Version"
            $null = New-Item -ItemType Directory -Path (Split-Path -Path $folder) -Force
            Copy-Item -LiteralPath (Split-Path -Path $manifestPath) -Destination $folder -Recurse
            $manifest = Join-Path -Path $folder -ChildPath 'FourMe.Import.psd1'
            $text = [System.IO.File]::ReadAllText($manifest) -replace "(?<=ModuleVersion\s*= ')[0-9.]+", "$Version"
            [System.IO.File]::WriteAllText($manifest, $text)
            if ($PSVersionTable.PSEdition -eq 'Core') { Set-AssemblyVersion $folder $Version }
            $manifest
        }

        $older = New-ModuleCopy 'modules' '7.1.0'
        $newer = New-ModuleCopy 'modules' '7.2.0'
        $newerElsewhere = New-ModuleCopy 'other' '7.2.0'
        $look = "(Get-FourMeRecordType people | Format-List | Out-String) -match 'ReplacesPerOwner +: False'; `"`$((Get-Module -Name FourMe.Import).Version)`""
    }

    It 'is refused in one sentence that says to open a new console, and the first works on' {
        $script = "param(`$Older, `$Newer) Import-Module -Name `$Older; try { Import-Module -Name `$Newer -ErrorAction Stop } catch { `"`$_`" }; $look"

        $printed = Invoke-ChildShell $script $older, $newer

        $printed[0] | Should -BeExactly "Another copy of FourMe.Import is loaded in this console, from '$(Split-Path -Path $older)'; open a new console to use the one in '$(Split-Path -Path $newer)'."
        $printed[1..9] | Should -Be 'True', '7.1.0'
    }

    It 'is loaded in place of another version that was removed' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
        $script = "param(`$Older, `$Newer) Import-Module -Name `$Older; $look; Remove-Module -Name FourMe.Import; Import-Module -Name `$Newer; $look; (Get-FourMeRecordType people).GetType().Assembly.GetName().Version.ToString(2)"

        Invoke-ChildShell $script $older, $newer | Should -Be 'True', '7.1.0', 'True', '7.2.0', '7.2'
    }

    It 'runs in a session beside one with another version' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
        $script = "param(`$Older, `$Newer) Import-Module -Name `$Older; [powershell]::Create().AddScript('param(`$Path) Import-Module -Name `$Path; $($look -replace "'", "''")').AddArgument(`$Newer).Invoke(); $look"

        Invoke-ChildShell $script $older, $newer | Should -Be 'True', '7.2.0', 'True', '7.1.0'
    }

    It 'of a version that was removed is refused as well, since the engine would run the first' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
        $script = 'param($Newer, $Elsewhere) Import-Module -Name $Newer; Remove-Module -Name FourMe.Import; try { Import-Module -Name $Elsewhere -ErrorAction Stop } catch { "$_" }; Import-Module -Name $Newer; (Get-FourMeRecordType people).Name'

        $printed = Invoke-ChildShell $script $newer, $newerElsewhere

        $printed[0] | Should -Match '^Another copy of FourMe\.Import is loaded in this console, .*; open a new console'
        $printed[1..9] | Should -Be 'people'
    }
}

Describe 'Two users with one state folder' -Skip:(-not $canBeAnother) {
    It 'are told what the other one keeps from them, and no job, row or mark is lost' {
        function Invoke-Another {
            param([string[]] $Word)
            & setpriv --reuid 65534 --regid 65534 --clear-groups env "HOME=$anotherHome" "TMPDIR=$anotherHome" (Get-Process -Id $PID).Path -NoProfile -NonInteractive @Word 2>&1 | ForEach-Object { "$_" }
        }

        # Every file of the state with its owner, mode and content.
        function Get-StateFile {
            foreach ($file in Get-ChildItem -LiteralPath $state -Recurse -File) { "$(& stat -c '%U %a' $file.FullName) $($file.Name) $((Get-FileHash -LiteralPath $file.FullName).Hash)" }
        }

        # Not below the test drive: the folders above it may be closed to another user, who would not even see the state folder.
        $open = (New-Item -ItemType Directory -Path "/tmp/two-users-$([guid]::NewGuid().ToString('N'))").FullName
        & chmod 755 $open
        $anotherHome = (New-Item -ItemType Directory -Path (Join-Path -Path $open -ChildPath 'another')).FullName
        & chmod 777 $anotherHome
        if ((Invoke-Another -Word '-Command', "Test-Path -LiteralPath '$manifestPath'") -ne 'True') { Set-ItResult -Skipped -Because 'another user cannot read the module here'; return }
        $env:FOURME_STATE_HOME = $state = Join-Path -Path $open -ChildPath 'state'
        $job = [pscustomobject] @{ PrimaryEmail = 'root@example.com'; Name = 'Root' } | Import-FourMeRecords -Type people -NoWait
        $null = Export-FourMeRecords people -SinceLastRun
        $before = Get-StateFile
        $script = Join-Path -Path $anotherHome -ChildPath 'another.ps1'
        [System.IO.File]::WriteAllText($script, @'
param($Module, $ApiUri, $Token)
Import-Module -Name $Module
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token
$result = [pscustomobject] @{ PrimaryEmail = 'another@example.com'; Name = 'Another' } | Import-FourMeRecords -Type people -WarningVariable warned -WarningAction SilentlyContinue
"$($result.State) $($result.Failures)"
"$warned"
try { Get-FourMeJob -ErrorAction Stop } catch { "$_" }
try { Export-FourMeRecords people -SinceLastRun -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; "$_" }
'@)

        $told = @(Invoke-Another -Word '-File', $script, $manifestPath, $simulator.apiUri, $simulator.token)

        $told[0] | Should -Be 'done 0'
        $told[1] | Should -Match '^The job cannot be recorded in the state folder, .* is denied'
        $told[2] | Should -Match 'jobs.* could not be read: .* is denied'
        $told[3] | Should -Match '^WatermarkUnreadable,'
        $told[4] | Should -Match 'is denied'
        Get-StateFile | Should -Be $before
        Receive-FourMeJob -Token $job.Token -ErrorAction Stop | Should -BeNullOrEmpty
        $null = Export-FourMeRecords people -SinceLastRun
    }

    AfterAll { Remove-Item -Path /tmp/two-users-* -Recurse -Force -ErrorAction SilentlyContinue }
}
