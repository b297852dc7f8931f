# What stands under the name of a file before and after a cmdlet writes it. The table in docs/exports.md is the test: its rows are
# set up here by their names, and every parameter that names a file goes through each of them.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeDiscovery {
    $page = [System.IO.File]::ReadAllText((Join-Path -Path (Split-Path -Path (Split-Path -Path $PSScriptRoot)) -ChildPath 'docs/exports.md'))
    $section = ($page -split "(?m)^## Where files are written`$")[1] -split '(?m)^## ' | Select-Object -First 1
    $rows = foreach ($line in $section -split "`n" | Where-Object { $_ -match '^\| ' } | Select-Object -Skip 2) {
        $cells = $line.Trim('|', "`r") -split '\|' | ForEach-Object { $_.Trim().Trim('`') }
        @{ Target = $cells[0]; Plain = $cells[1]; Forced = $cells[2]; Afterwards = $cells[3] }
    }
    $isWindowsSystem = $PSVersionTable.PSEdition -ne 'Core' -or $IsWindows
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $null = Connect-Simulator $simulator
    $ann = [pscustomobject] @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann' }
    $null = $ann | Import-FourMeRecords -Type people
    $exported = Export-FourMeRecords people -NoWait
    $isRoot = ($PSVersionTable.PSEdition -eq 'Core' -and -not $IsWindows) -and (& id -u) -eq '0'

    $writers = [ordered] @{
        'Export-FourMeRecords -OutFile'      = { param($Path, $With) Export-FourMeRecords people -OutFile $Path @With }
        'Export-FourMeRecords -OutDirectory' = { param($Path, $With) Export-FourMeRecords people -OutDirectory (Split-Path -Path $Path) @With }
        'Receive-FourMeJob -OutFile'         = { param($Path, $With) $exported | Receive-FourMeJob -OutFile $Path @With }
        'Receive-FourMeJob -OutDirectory'    = { param($Path, $With) $exported | Receive-FourMeJob -OutDirectory (Split-Path -Path $Path) @With }
        'Receive-FourMeJob -FailedRows'      = { param($Path, $With) New-FailedJob | Receive-FourMeJob -FailedRows $Path @With }
        'ConvertTo-FourMeCsv -OutFile'       = { param($Path, $With) $ann | ConvertTo-FourMeCsv -Type people -OutFile $Path @With }
        'Import-FourMeRecords -OutFile'      = { param($Path, $With) $ann | Import-FourMeRecords -Type people -OutFile $Path @With }
        'Import-FourMeRecords -FailedRows'   = { param($Path, $With) Get-Refused | Import-FourMeRecords -Type people -FailedRows $Path @With }
        'New-FourMeMap -OutFile'             = { param($Path, $With) New-FourMeMap -From ADUser -OutFile $Path @With }
        'New-FourMeTemplate -OutFile'        = { param($Path, $With) New-FourMeTemplate -Type people -OutFile $Path @With }
    }

    function Get-Refused { [pscustomobject] @{ PrimaryEmail = 'bob@example.com'; Name = 'Bob'; Organization = 'nobody knows it' } }

    # An import whose row the service refuses; a new one each time, since its rows go once they are received.
    function New-FailedJob { Get-Refused | Import-FourMeRecords -Type people -NoWait }

    # Makes what a row of the table says stands there; returns the path to write to.
    function New-Target {
        param([string] $Target)
        $folder = (New-Item -ItemType Directory -Path (Join-Path -Path $TestDrive -ChildPath ([guid]::NewGuid().ToString('N')))).FullName
        $path = Join-Path -Path $folder -ChildPath 'people.csv'
        $behind = Join-Path -Path $folder -ChildPath 'behind.csv'
        switch ($Target) {
            'a file of mode 0664' { [System.IO.File]::WriteAllText($path, 'old'); & chmod 664 $path }
            'a read-only file' { [System.IO.File]::WriteAllText($path, 'old'); & chmod 444 $path }
            'a link to a file' { [System.IO.File]::WriteAllText($behind, 'old'); & ln -s 'behind.csv' $path }
            'a link to nothing' { & ln -s 'behind.csv' $path }
            'a link in a circle' { & ln -s 'people.csv' $path }
            'a pipe' { & mkfifo $path }
            # One of our own: a mistake must not cost the machine its /dev/null.
            'a device' { & mknod $path c 1 3 2> $null }
            'a folder' { $null = New-Item -ItemType Directory -Path $path }
            'a name of 255 characters' { $path = Join-Path -Path $folder -ChildPath (('n' * 251) + '.csv') }
            'a file that somebody reads' { [System.IO.File]::WriteAllText($path, 'old') }
            'a file of another user' { [System.IO.File]::WriteAllText($path, 'old'); & chown 4321:8765 $path; & chmod 664 $path }
            'nothing' { }
            default { throw "The table in docs/exports.md has '$Target', and no test knows how to make it." }
        }
        $path
    }

    function Get-Mode { param($Path) & stat -c '%a %u:%g %F' $Path }

    # The id of the error, or 'written'. The folder has one path, and nothing else is left in it.
    function Invoke-Writer {
        param([string] $Writer, [string] $Path, [bool] $Force)
        $with = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
        if ($Force) { $with.Force = $true }
        try {
            $null = & $writers[$Writer] $Path $with
            'written'
        }
        catch {
            ($_.FullyQualifiedErrorId -split ',')[0]
        }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Every parameter that names a file' -Skip:$isWindowsSystem {
    It 'is in the list of this test' {
        $named = foreach ($command in Get-Command -Module FourMe.Import -CommandType Cmdlet) {
            foreach ($parameter in 'OutFile', 'OutDirectory', 'FailedRows') { if ($command.Parameters.ContainsKey($parameter)) { "$($command.Name) -$parameter" } }
        }

        $named | Sort-Object | Should -Be ($writers.Keys | Sort-Object)
    }

    It 'finds <target>: <plain>, with -Force <forced>' -ForEach $rows {
        if ($target -in 'a device', 'a file of another user' -and -not $isRoot) { Set-ItResult -Skipped -Because 'only root can make it'; return }
        foreach ($writer in $writers.Keys) {
            # These two name the files themselves.
            if ($target -eq 'a name of 255 characters' -and $writer -like '*-OutDirectory') { continue }
            foreach ($force in $false, $true) {
                $path = New-Target $target
                if ($target -eq 'a device' -and -not (Test-Path -LiteralPath $path)) { Set-ItResult -Skipped -Because 'this machine makes no devices'; return }
                $behind = Join-Path -Path (Split-Path -Path $path) -ChildPath 'behind.csv'
                $before = if ($target -notin 'nothing', 'a link to nothing', 'a link in a circle', 'a name of 255 characters') { Get-Mode $path }
                $open = if ($target -eq 'a file that somebody reads') { [System.IO.File]::OpenText($path) }
                # Open both ways, a pipe needs nobody at its other end and keeps what was written until it is read.
                $pipe = if ($target -eq 'a pipe') { [System.IO.FileStream]::new($path, 'Open', 'ReadWrite', 'ReadWrite') }
                try {
                    $outcome = Invoke-Writer -Writer $writer -Path $path -Force $force
                    $because = "$writer found $target, -Force is $force"
                    $outcome | Should -Be $(if ($force) { $forced } else { $plain }) -Because $because
                    if ($pipe) {
                        $buffer = [byte[]]::new(4096)
                        $reading = $pipe.ReadAsync($buffer, 0, $buffer.Length)
                        $reading.Wait(30000) | Should -BeTrue -Because $because
                        $reading.Result | Should -BeGreaterThan 10 -Because $because
                    }
                    if ($open) { $open.ReadToEnd() | Should -Be 'old' -Because $because }
                }
                finally {
                    if ($open) { $open.Dispose() }
                    if ($pipe) { $pipe.Dispose() }
                }
                $isWritten = $outcome -eq 'written'
                $content = switch ($afterwards) {
                    'a new file' { if ($isWritten) { $path } }
                    'a new file; the reader keeps the old one' { $path }
                    'a file of mode 0664' { Get-Mode $path | Should -Be $before -Because $because; $path }
                    'a read-only file' { Get-Mode $path | Should -Be $before -Because $because; $path }
                    'a file of that user' { Get-Mode $path | Should -Be $before -Because $because; $path }
                    'the link, and the content in the file behind it' { & readlink $path | Should -Be 'behind.csv' -Because $because; $behind }
                    'the link, and a new file behind it' { & readlink $path | Should -Be 'behind.csv' -Because $because; $behind }
                    'the link' { & readlink $path | Should -Be 'people.csv' -Because $because }
                    'the pipe; its reader has the content' { Get-Mode $path | Should -Be $before -Because $because }
                    'the device' { Get-Mode $path | Should -Be $before -Because $because }
                    'the folder' { Get-Mode $path | Should -Be $before -Because $because }
                    default { throw "The table in docs/exports.md has '$afterwards', and no test knows how to see it." }
                }
                if ($content) {
                    $text = [System.IO.File]::ReadAllText($content)
                    if ($isWritten) { $text.Length | Should -BeGreaterThan 10 -Because $because }
                    else { $text | Should -Be 'old' -Because $because }
                }
                $left = (Get-ChildItem -LiteralPath (Split-Path -Path $path) -Force).Name | Where-Object { $_ -notin 'behind.csv', (Split-Path -Path $path -Leaf) }
                $left | Should -BeNullOrEmpty -Because $because
            }
        }
    }
}
