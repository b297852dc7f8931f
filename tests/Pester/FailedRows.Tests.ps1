# -FailedRows from the first import to the last: what is refused, by the module or by the service, comes back in a file that a
# person corrects, in a spreadsheet too, and imports again.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    # Bob is refused by the module, Cem by the service.
    function Get-Mixed {
        [pscustomobject] @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann'; Organization = 'Widget Data Center'; VIP = '0' }
        [pscustomobject] @{ PrimaryEmail = 'bob@example.com'; Name = 'Bob'; Organization = 'Widget Data Center'; VIP = 'ja' }
        [pscustomobject] @{ PrimaryEmail = 'cem@example.com'; Name = 'Cem'; Organization = 'Nowhere'; VIP = '0' }
    }

    function New-TestPath {
        param([string] $Name)
        Join-Path -Path (New-Item -ItemType Directory -Path (Join-Path -Path $TestDrive -ChildPath ([guid]::NewGuid().ToString('N')))).FullName -ChildPath $Name
    }

    function Get-FailedRow { param([string[]] $Path) Import-Csv -LiteralPath $Path -Encoding UTF8 }

    function Get-StoredPerson {
        param([string] $Domain = 'example.com')
        Get-SimulatorRecord $simulator people | Where-Object 'Primary Email' -Like "*@$Domain"
    }

    # Writes rows as a German Excel saves them: semicolons, quotes only where they are needed, a line feed inside a cell.
    function Save-LikeGermanExcel {
        param([object[]] $Row, [string] $Path, [System.Text.Encoding] $Encoding)
        $names = $Row[0].PSObject.Properties.Name
        $lines = @(, $names) + @(foreach ($one in $Row) { , @(foreach ($name in $names) { $one.$name }) }) | ForEach-Object {
            @($_ | ForEach-Object { if ("$_" -match '[;"\n]') { '"' + "$_".Replace('"', '""') + '"' } else { "$_" } }) -join ';'
        }
        [System.IO.File]::WriteAllText($Path, (($lines -join "`r`n") + "`r`n"), $Encoding)
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Failed rows' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    Context 'of both kinds' {
        It 'come in one file, with the reasons in the last two columns' {
            $file = New-TestPath 'failed.csv'

            $seen = Invoke-Observed { Get-Mixed | Import-FourMeRecords people -FailedRows $file }

            $seen.Output.Succeeded | Should -BeFalse
            $rows = @(Get-FailedRow $file)
            $rows.'Primary Email' | Should -Be 'bob@example.com', 'cem@example.com'
            $rows[0].VIP | Should -Be 'ja'
            $rows[0].PSObject.Properties.Name | Select-Object -Last 2 | Should -Be 'Error', 'Error Id'
            $rows.'Error Id' | Should -Be 'InvalidBoolean', 'RowFailed'
            $rows[0].Error | Should -BeLike "'ja' in 'VIP' is not a boolean*"
            $rows[1].Error | Should -BeLike '*Nowhere*'
            [System.IO.File]::ReadAllBytes($file)[0..2] | Should -Be 0xEF, 0xBB, 0xBF
        }

        It 'come after an ordinary import from Receive-FourMeJob -Latest, without a connection' {
            $null = Invoke-Observed { Get-Mixed | Import-FourMeRecords people }
            Disconnect-FourMe -Name *
            $file = New-TestPath 'failed.csv'

            $written = Receive-FourMeJob -Latest -FailedRows $file

            $written.FullName | Should -Be $file
            (Get-FailedRow $file).'Primary Email' | Should -Be 'bob@example.com', 'cem@example.com'
            (Get-FailedRow $file).'Error Id' | Should -Be 'InvalidBoolean', 'RowFailed'
            Get-KeptFile | Should -BeNullOrEmpty
        }

        It 'come of a run in which every record was refused' {
            $null = Invoke-Observed { @(Get-Mixed)[1] | Import-FourMeRecords people }
            $file = New-TestPath 'failed.csv'

            $null = Receive-FourMeJob -Latest -FailedRows $file

            (Get-FailedRow $file).'Primary Email' | Should -Be 'bob@example.com'
        }

        It 'come of all jobs of a run in one file, at once and later' {
            $people = @(Get-Mixed) + @(Get-Mixed | ForEach-Object { $_.PrimaryEmail = $_.PrimaryEmail -replace '@', '2@'; $_ })
            $file = New-TestPath 'failed.csv'
            $later = New-TestPath 'later.csv'

            $null = Invoke-Observed { $people | Import-FourMeRecords people -MaximumRowCount 1 -FailedRows $file }
            $null = Invoke-Observed { $people | Import-FourMeRecords people -MaximumRowCount 1 }
            $null = Receive-FourMeJob -Latest -FailedRows $later

            foreach ($written in $file, $later) {
                (Get-FailedRow $written).'Primary Email' | Should -Be 'bob@example.com', 'bob2@example.com', 'cem@example.com', 'cem2@example.com'
            }
        }

        It 'have files of their own where they have other columns' {
            $file = New-TestPath 'failed.csv'
            $people = @(Get-Mixed) + @([pscustomobject] @{ PrimaryEmail = 'dan@example.com'; Name = 'Dan'; VIP = 'nein' })

            $null = Invoke-Observed { $people | Import-FourMeRecords people -FailedRows $file }

            Test-Path -LiteralPath $file | Should -BeFalse
            (Get-FailedRow ($file -replace 'csv$', '1.csv')).'Primary Email' | Should -Be 'bob@example.com', 'cem@example.com'
            $other = Get-FailedRow ($file -replace 'csv$', '2.csv')
            $other.'Primary Email' | Should -Be 'dan@example.com'
            $other.PSObject.Properties.Name | Should -Not -Contain 'Organization'
        }

        It 'need a free name before the first record is read' {
            $file = New-TestPath 'failed.csv'
            [System.IO.File]::WriteAllText($file, 'mine')
            $read = [System.Collections.Generic.List[object]]::new()

            $seen = Invoke-Observed { Get-Mixed | ForEach-Object { $read.Add($_); $_ } | Import-FourMeRecords people -FailedRows $file }

            $seen.Terminating | Get-ErrorId | Should -Be 'FileExists'
            $read | Should -BeNullOrEmpty
            Get-SimulatorImport $simulator | Should -BeNullOrEmpty
        }

        It 'are there too when the job is not waited for, and come again with the rest' {
            $file = New-TestPath 'failed.csv'
            $null = Invoke-Observed { Get-Mixed | Import-FourMeRecords people -NoWait -FailedRows $file }
            (Get-FailedRow $file).'Primary Email' | Should -Be 'bob@example.com'

            $null = Receive-FourMeJob -Latest -FailedRows $file -Force

            (Get-FailedRow $file).'Primary Email' | Should -Be 'bob@example.com', 'cem@example.com'
        }

        It 'are none under -WhatIf' {
            $file = New-TestPath 'failed.csv'

            $null = Invoke-Observed { Get-Mixed | Import-FourMeRecords people -FailedRows $file -WhatIf }
            $null = Invoke-Observed { @(Get-Mixed)[1] | Import-FourMeRecords people -FailedRows $file -WhatIf }

            Test-Path -LiteralPath $file | Should -BeFalse
            Get-JournalEntry | Should -BeNullOrEmpty
        }
    }

    Context 'that must not get into the account uncorrected' {
        It 'lack a value that the map could not decide: its word means something else in the column' {
            $map = @{ 'Primary Email' = 'Mail'; Name = 'Mail'; Disabled = @{ Property = 'Active'; Values = @{ yes = $false; no = $true } } }
            $people = 'yes', 'true' | ForEach-Object { [pscustomobject] @{ Mail = "$_@example.com"; Active = $_ } }
            $file = New-TestPath 'failed.csv'

            $null = Invoke-Observed { $people | Import-FourMeRecords people -Map $map -FailedRows $file }

            $row = Get-FailedRow $file
            $row.'Primary Email' | Should -Be 'true@example.com'
            $row.PSObject.Properties.Name | Should -Not -Contain 'Disabled'
            $row.Error | Should -BeLike '*true*'
        }

        It 'are lines of a file whose cells belong to no column: they come as they are, and are refused again' {
            $source = New-TestPath 'people.csv'
            [System.IO.File]::WriteAllText($source, "Primary Email,Name`nann@example.com,Ann`nbob@example.com,Smith, Bob`n")
            $file = New-TestPath 'failed.csv'

            $null = Invoke-Observed { Import-FourMeRecords people -Path $source -FailedRows $file }
            $again = Invoke-Observed { Import-FourMeRecords people -Path $file }

            (Get-FailedRow $file).Error | Should -BeLike '*Its cells: bob@example.com | Smith |  Bob'
            $again.Error | Get-ErrorId | Should -Be 'MissingKey'
            @(Get-StoredPerson).Count | Should -Be 1
        }

        It 'are all rows of an owner of whom one was refused' {
            $details = foreach ($number in 1..3) {
                [pscustomobject] @{
                    Person = 'ann@example.com'; 'Contact Protocol' = 'email'; 'Contact Label' = 'work'; 'Contact URI' = "ann$number@example.com"
                    Integration = if ($number -eq 2) { 'ja' } else { '1' }
                }
            }
            $file = New-TestPath 'failed.csv'

            $null = Invoke-Observed { $details | Import-FourMeRecords people_contact_details -FailedRows $file }

            (Get-FailedRow $file).'Contact URI' | Sort-Object | Should -Be 'ann1@example.com', 'ann2@example.com', 'ann3@example.com'
            (Get-FailedRow $file).'Error Id' | Sort-Object -Unique | Should -Be 'InvalidBoolean', 'OwnerHeldBack'
        }
    }

    Context 'corrected in a German Excel' {
        It 'go into the account, saved as <Form>' -ForEach @(
            @{ Form = 'CSV UTF-8'; Encoding = 'UTF8'; With = @{} }
            @{ Form = 'CSV UTF-8, with the parameters'; Encoding = 'UTF8'; With = @{ Delimiter = ';'; Encoding = 'utf8' } }
            @{ Form = 'CSV UTF-8, strictly'; Encoding = 'UTF8'; With = @{ Strict = $true } }
            @{ Form = 'CSV'; Encoding = 'windows-1252'; With = @{ Encoding = 'windows-1252' } }
            @{ Form = 'Unicode-Text'; Encoding = 'Unicode'; With = @{} }
        ) {
            $encoding = if ($Encoding -eq 'windows-1252') { [System.Text.Encoding]::GetEncoding(1252) } else { [System.Text.Encoding]::$Encoding }
            $source = New-TestPath 'personal.csv'
            Save-LikeGermanExcel -Path $source -Encoding $encoding -Row @(
                [pscustomobject] @{ Mail = 'jörg@werk.example'; Name = 'Jörg Groß'; Firma = 'Widget Data Center'; Titel = "Leiter; Werk `"Süd`"`nNacht"; VIP = 'ja' }
                [pscustomobject] @{ Mail = 'änne@werk.example'; Name = 'Änne Ünal'; Firma = 'Wídget'; Titel = 'Ärztin'; VIP = '0' }
                [pscustomobject] @{ Mail = 'bo@werk.example'; Name = 'Bo'; Firma = 'Widget Data Center'; Titel = ''; VIP = '1' }
            )
            $map = @{ 'Primary Email' = 'Mail'; Name = 'Name'; Organization = 'Firma'; 'Job Title' = 'Titel'; VIP = 'VIP' }
            $failed = New-TestPath 'failed.csv'

            # Import, mend, import again.
            $first = Invoke-Observed { Import-FourMeRecords people -Path $source -Map $map -Delimiter ';' -Encoding $encoding -FailedRows $failed }
            $rows = @(Get-FailedRow $failed)
            $rows[0].VIP = '1'
            $rows[1].Organization = 'Widget Data Center'
            Save-LikeGermanExcel -Path $failed -Encoding $encoding -Row $rows
            $second = Invoke-Observed { Import-FourMeRecords people -Path $failed @With }

            $first.Output.Succeeded | Should -BeFalse
            $second.Error | Should -BeNullOrEmpty
            $second.Warning | Should -BeNullOrEmpty
            $second.Output.Succeeded | Should -BeTrue
            $second.Output.Created | Should -Be 2
            (Get-StoredPerson 'werk.example').Name | Sort-Object | Should -Be 'Änne Ünal', 'Bo', 'Jörg Groß'
            (Get-StoredPerson 'werk.example' | Where-Object Name -EQ 'Jörg Groß').'Job Title' | Should -BeExactly "Leiter; Werk `"Süd`"`nNacht"
        }

        It 'go as they are with -SkipValidation, without the columns of the reasons' {
            $failed = New-TestPath 'failed.csv'
            $null = Invoke-Observed { Get-Mixed | Import-FourMeRecords people -FailedRows $failed }
            $rows = @(Get-FailedRow $failed)
            $rows[0].VIP = '1'
            $rows[1].Organization = 'Widget Data Center'
            Save-LikeGermanExcel -Path $failed -Encoding ([System.Text.Encoding]::UTF8) -Row $rows

            $seen = Invoke-Observed { Import-FourMeRecords people -Path $failed -SkipValidation }

            $seen.Output.Created | Should -Be 2
            (Get-SimulatorImport $simulator)[-1].headers | Should -Be 'Primary Email', 'Name', 'Organization', 'VIP'
        }

        It 'go through Import-Csv and the pipeline as well' {
            $failed = New-TestPath 'failed.csv'
            $null = Invoke-Observed { Get-Mixed | Import-FourMeRecords people -FailedRows $failed }

            $seen = Invoke-Observed {
                Import-Csv -LiteralPath $failed -Encoding UTF8 | ForEach-Object { $_.VIP = '1'; $_.Organization = 'Widget Data Center'; $_ } |
                    Import-FourMeRecords people -Strict
            }

            $seen.Warning | Should -BeNullOrEmpty
            $seen.Output.Created | Should -Be 2
        }
    }

    Context 'in the last line of a run' {
        It 'name the command that writes them, or the file that has them and how it comes back' {
            $file = New-TestPath 'failed.csv'

            $null = Get-Mixed | Import-FourMeRecords people -ErrorAction SilentlyContinue -InformationVariable ordinary
            $null = Get-Mixed | Import-FourMeRecords people -FailedRows $file -ErrorAction SilentlyContinue -InformationVariable written

            "$($ordinary[-1])" -split '\r?\n' | Should -Be "2 of 3 records of 'people' are not in the account:", '1 refused before sending, 1 by the service.', 'To write them into a file, with the reasons:', '  Receive-FourMeJob -Latest -FailedRows failed.csv'
            "$($written[-1])" -split '\r?\n' | Select-Object -Last 2 | Should -Be "$file contains them, with the reasons. Correct the file, then:", "  Import-FourMeRecords people -Path $file"
        }
    }
}
