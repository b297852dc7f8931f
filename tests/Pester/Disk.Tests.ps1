# Disks that are full, folders that are none, journals that somebody spoilt: clear errors, and no import is lost because of
# the journal alone.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $null = Connect-Simulator $simulator

    # A disk of its own, small enough to be full: only Linux lets everybody make one.
    $canMount = $false
    if ($IsLinux -and (Get-Command -Name unshare -ErrorAction SilentlyContinue)) {
        & unshare -rm sh -c 'mount -t tmpfs tmpfs /mnt' 2>&1 | Out-Null
        $canMount = $LASTEXITCODE -eq 0
    }

    function Get-Person {
        param([int] $Count = 3)
        1..$Count | ForEach-Object { [pscustomobject] @{ PrimaryEmail = "p$_@example.com"; Name = "P $_"; Information = 'x' * 100 } }
    }

    # A path at which no folder can be made, for whoever tries: there is a file.
    function Get-Obstacle {
        $path = Join-Path -Path $TestDrive -ChildPath "file-$([guid]::NewGuid().ToString('N'))"
        [System.IO.File]::WriteAllText($path, 'in the way')
        $path
    }

    # Runs a script with a full disk at $Small; returns what it prints.
    function Invoke-OnSmallDisk {
        param([string] $Script, [int] $Kilobytes = 512)
        $small = (New-Item -ItemType Directory -Path (Join-Path -Path $TestDrive -ChildPath "disk-$([guid]::NewGuid().ToString('N'))")).FullName
        $file = Join-Path -Path $TestDrive -ChildPath "small-$([guid]::NewGuid().ToString('N')).ps1"
        $head = @'
param($Module, $ApiUri, $Small)
Import-Module -Name $Module
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $env:TEST_TOKEN -SkipCheck
function Get-Person { param([int] $Count) 1..$Count | ForEach-Object { [pscustomobject] @{ PrimaryEmail = "p$_@example.com"; Name = "P $_"; Information = 'x' * 100 } } }
function Set-Full { try { [System.IO.File]::WriteAllBytes("$Small/filler", (New-Object byte[] 20000000)) } catch [System.IO.IOException] { $null = $_ } }
'@
        [System.IO.File]::WriteAllText($file, "$head`n$Script")
        $env:TEST_TOKEN = $simulator.token
        try {
            $call = "mount -t tmpfs -o size=${Kilobytes}k tmpfs '$small' && exec '$((Get-Process -Id $PID).Path)' -NoProfile -NonInteractive -File '$file' '$(Get-TestedModulePath)' '$($simulator.apiUri)' '$small'"
            & unshare -rm sh -c $call 2>&1 | ForEach-Object { "$_" }
        }
        finally {
            $env:TEST_TOKEN = $null
        }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'A full disk' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
    }

    It 'for temporary files ends an import before anything is sent, and leaves nothing' {
        if (-not $canMount) { Set-ItResult -Skipped -Because 'no small disk can be mounted here'; return }

        $printed = Invoke-OnSmallDisk @'
$env:TMPDIR = $Small
try { Get-Person 20000 | Import-FourMeRecords -Type people } catch { "ID $($_.FullyQualifiedErrorId)"; "SAYS $_" }
"LEFT $(@(Get-ChildItem -LiteralPath $Small -Recurse -Force -File | Where-Object Name -NotLike '*CoreFx*').Count)"
'@

        ($printed -join "`n") | Should -Match 'ID FileWriteFailed'
        ($printed -join "`n") | Should -Match 'SAYS .*space'
        $printed | Should -Contain 'LEFT 0'
        Get-SimulatorImport $simulator | Should -BeNullOrEmpty
    }

    It 'for temporary files ends an import whose rows are held' {
        if (-not $canMount) { Set-ItResult -Skipped -Because 'no small disk can be mounted here'; return }

        $printed = Invoke-OnSmallDisk @'
$env:TMPDIR = $Small
try { Get-Person 20000 | Import-FourMeRecords -Type people -OnMissing Clear } catch { "ID $($_.FullyQualifiedErrorId)" }
"LEFT $(@(Get-ChildItem -LiteralPath $Small -Recurse -Force -File | Where-Object Name -NotLike '*CoreFx*').Count)"
'@

        ($printed -join "`n") | Should -Match 'ID FileWriteFailed'
        $printed | Should -Contain 'LEFT 0'
    }

    It 'for the state costs a warning, and not the import' {
        if (-not $canMount) { Set-ItResult -Skipped -Because 'no small disk can be mounted here'; return }

        $printed = Invoke-OnSmallDisk @'
$env:FOURME_STATE_HOME = "$Small/state"
Set-Full
$result = Get-Person 20 | Import-FourMeRecords -Type people -WarningVariable said -WarningAction SilentlyContinue
"SUCCEEDED $($result.Succeeded) ROWS $($result.Rows) SAID $(@($said).Count) $said"
'@

        ($printed -join "`n") | Should -Match 'SUCCEEDED True ROWS 20 SAID 1 .*state folder'
        @(Get-SimulatorImport $simulator).Count | Should -Be 1
    }

    It 'for an exported file is said, and leaves no part of one' {
        if (-not $canMount) { Set-ItResult -Skipped -Because 'no small disk can be mounted here'; return }

        $null = Get-Person 4000 | Import-FourMeRecords -Type people
        $printed = Invoke-OnSmallDisk @'
try { Export-FourMeRecords people -OutFile "$Small/people.csv" } catch { "ID $($_.FullyQualifiedErrorId)" }
try { Export-FourMeRecords people, sites -OutDirectory $Small } catch { "ID $($_.FullyQualifiedErrorId)" }
"LEFT $(@(Get-ChildItem -LiteralPath $Small -Recurse -Force).Count)"
'@

        @($printed -match 'ID FileWriteFailed').Count | Should -Be 2
        $printed | Should -Contain 'LEFT 0'
    }
}

Describe 'A folder that is none' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
    }

    It 'for temporary files ends <Name> with an error that names it' -ForEach @(
        @{ Name = 'an import'; Script = { Get-Person | Import-FourMeRecords -Type people } }
        @{ Name = 'an import whose rows are held'; Script = { Get-Person | Import-FourMeRecords -Type people -OnMissing Clear } }
        @{ Name = 'an export of several types'; Script = { Export-FourMeRecords people, sites } }
    ) {
        $temporary = Set-TemporaryFolder
        try {
            Remove-Item -LiteralPath $temporary.Path -Recurse -Force
            [System.IO.File]::WriteAllText($temporary.Path, 'in the way')
            $seen = Invoke-Observed $Script
        }
        finally {
            Restore-TemporaryFolder $temporary
        }

        $seen.Terminating | Get-ErrorId | Should -Be 'FileWriteFailed'
        "$($seen.Terminating)" | Should -BeLike "*$(Split-Path -Path $temporary.Path -Leaf)*"
        Get-SimulatorImport $simulator | Should -BeNullOrEmpty
    }

    It 'for the state costs an import a warning' {
        $env:FOURME_STATE_HOME = Get-Obstacle

        $seen = Invoke-Observed { Get-Person | Import-FourMeRecords -Type people }

        $seen.Output.Succeeded | Should -BeTrue
        $seen.Error | Should -BeNullOrEmpty
        @($seen.Warning).Count | Should -Be 1
        $seen.Warning | Should -BeLike '*state folder*'
        Get-FourMeJob | Should -BeNullOrEmpty
    }

    It 'for the state leaves an exported file, and says that the series did not move' {
        $env:FOURME_STATE_HOME = Get-Obstacle
        $file = Join-Path -Path $TestDrive -ChildPath 'series.csv'

        $seen = Invoke-Observed { Export-FourMeRecords people -SinceLastRun -OutFile $file }

        $file | Should -Exist
        $seen.Terminating | Get-ErrorId | Should -Be 'FileWriteFailed'
    }
}

Describe 'A journal that somebody spoilt' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $null = Get-Person 1 | Import-FourMeRecords -Type people
        $jobs = Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'jobs'
        $entry = (Get-ChildItem -LiteralPath $jobs -Filter *.json).FullName
    }

    It 'by cutting an entry in half loses that entry and no other' {
        $text = [System.IO.File]::ReadAllText($entry)
        [System.IO.File]::WriteAllText($entry, $text.Substring(0, [int] ($text.Length / 2)))

        Get-FourMeJob | Should -BeNullOrEmpty
        (Get-Person 2 | Import-FourMeRecords -Type people).Succeeded | Should -BeTrue
        @(Get-FourMeJob).Count | Should -Be 1
    }

    It 'by an entry that names a file elsewhere does not lose that file' {
        $elsewhere = Join-Path -Path $TestDrive -ChildPath 'mine.csv'
        [System.IO.File]::WriteAllText($elsewhere, 'mine')
        $changed = Get-JournalEntry
        $changed.File = $elsewhere
        [System.IO.File]::WriteAllText($entry, (ConvertTo-Json -InputObject $changed -Depth 5))

        Get-FourMeJob | Remove-FourMeJob -Confirm:$false

        $elsewhere | Should -Exist
        Get-FourMeJob | Should -BeNullOrEmpty
    }

    It 'by a foreign file, a folder and a picture in it does not trouble anybody' {
        [System.IO.File]::WriteAllText((Join-Path -Path $jobs -ChildPath 'package.json'), '{ "name": "x", "version": "1" }')
        [System.IO.File]::WriteAllBytes((Join-Path -Path $jobs -ChildPath 'picture.json'), [byte[]] (0x89, 0x50, 0, 255))
        $null = New-Item -ItemType Directory -Path (Join-Path -Path $jobs -ChildPath 'folder.json')

        @(Get-FourMeJob).Count | Should -Be 1
        (Get-Person 2 | Import-FourMeRecords -Type people).Succeeded | Should -BeTrue
    }
}

Describe 'A folder of the module on Windows' {
    BeforeEach { if ($PSVersionTable.PSEdition -eq 'Core' -and -not $IsWindows) { Set-ItResult -Skipped -Because 'only Windows has access lists' } }

    It 'is for its owner, the system and the administrators, also where everybody may read the folder above it' {
        Reset-Simulator $simulator
        $above = New-Item -ItemType Directory -Path (Join-Path -Path $TestDrive -ChildPath "open-$([guid]::NewGuid().ToString('N'))")
        $rights = Get-Acl -LiteralPath $above.FullName
        $everybody = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList 'S-1-1-0'
        $rights.AddAccessRule((New-Object -TypeName System.Security.AccessControl.FileSystemAccessRule -ArgumentList $everybody, 'FullControl', 'ContainerInherit, ObjectInherit', 'None', 'Allow'))
        Set-Acl -LiteralPath $above.FullName -AclObject $rights
        $env:FOURME_STATE_HOME = Join-Path -Path $above.FullName -ChildPath 'state'

        $null = Get-Person 1 | Import-FourMeRecords -Type people

        # The files in them inherit these rights. They are not looked at, since Wine tells a file's rights by its Unix mode alone.
        $user = [System.Security.Principal.WindowsIdentity]::GetCurrent().User.Value
        foreach ($path in $env:FOURME_STATE_HOME, (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'jobs')) {
            $allowed = (Get-Acl -LiteralPath $path).GetAccessRules($true, $true, [System.Security.Principal.SecurityIdentifier])
            @($allowed).Count | Should -BeGreaterThan 0
            @($allowed.IdentityReference.Value | Sort-Object -Unique | Where-Object { $_ -notin $user, 'S-1-5-18', 'S-1-5-32-544' }) | Should -BeNullOrEmpty -Because $path
        }
    }
}
