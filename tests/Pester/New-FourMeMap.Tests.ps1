BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule

    # A record as the system of a map has it.
    $plausible = @{
        ADUser          = [pscustomobject] @{
            mail = 'ann@example.com'; ObjectGUID = [guid] '0f8fad5b-d9cb-469f-a165-70867728950e'; DisplayName = 'Ann'; Name = 'ann'; Enabled = $true; UserPrincipalName = 'ann@example.com'; EmployeeID = '7'
            SamAccountName = 'ann'; Title = 'Clerk'; physicalDeliveryOfficeName = 'Room 1'; Company = 'Widget'; l = 'London'; Manager = $null
        }
        EntraUser       = [pscustomobject] @{
            Mail = 'ann@example.com'; Id = '0f8fad5b-d9cb-469f-a165-70867728950e'; DisplayName = 'Ann'; AccountEnabled = $true; UserPrincipalName = 'ann@example.com'; EmployeeId = '7'; JobTitle = 'Clerk'
            OfficeLocation = 'Room 1'; CompanyName = 'Widget'; Manager = [pscustomobject] @{ Id = 'x'; AdditionalProperties = @{ mail = 'boss@example.com' } }
        }
        LansweeperAsset = [pscustomobject] @{
            AssetID = 12; AssetUnique = 'PC1\1'; AssetName = 'PC1'; AssetTypename = 'Windows'; Manufacturer = 'Dell'; Model = 'XPS'; State = 'Active'; Serialnumber = 'S1'; BarCode = 'B1'; Mac = '00:11'
            PurchaseDate = [datetime] '2025-01-02'; Warrantydate = [datetime] '2028-01-02'; NrProcessors = 2; IPLocation = 'London'; UserMail = 'ann@example.com'
        }
        ConfigMgrDevice = [pscustomobject] @{
            SMSUniqueIdentifier = 'GUID:1'; Manufacturer = 'Dell'; Model = 'XPS'; Name = 'PC1'; IsObsolete = $false; SerialNumber = 'S1'; ResourceID = 16777220; ADSiteName = 'London'
            PrimaryUserMail = 'ann@example.com'; PCSystemType = 2
        }
    }
}

Describe 'New-FourMeMap' {
    Context 'from <From> to <Type>' -ForEach @(
        @{ From = 'ADUser'; Type = 'people'; Key = 'Primary Email'; Value = 'ann@example.com' }
        @{ From = 'EntraUser'; Type = 'people'; Key = 'Manager'; Value = 'boss@example.com' }
        @{ From = 'LansweeperAsset'; Type = 'products'; Key = 'Name'; Value = 'Dell XPS' }
        @{ From = 'LansweeperAsset'; Type = 'cis'; Key = 'Status'; Value = 'in_production' }
        @{ From = 'ConfigMgrDevice'; Type = 'products'; Key = 'Category'; Value = 'computer/laptop_pc' }
        @{ From = 'ConfigMgrDevice'; Type = 'cis'; Key = 'Product'; Value = 'Dell XPS' }
    ) {
        BeforeAll {
            $path = Join-Path -Path $TestDrive -ChildPath "$From.$Type.psd1"
            $null = New-FourMeMap -From $From -Type $Type -OutFile $path
        }

        It 'is a commented table that loads as data' {
            Get-Content -LiteralPath $path -Raw | Should -Match '(?m)^# '
            # The reader of PowerShell itself, which runs nothing either.
            $data = Import-PowerShellDataFile -LiteralPath $path
            $data.Count | Should -BeGreaterThan 3
        }

        It 'names only columns of the catalogue' {
            $header = (New-FourMeTemplate -Type $Type) -split "`r`n" | Select-Object -First 1
            $known = ($header, 'x' -join "`r`n" | ConvertFrom-Csv).PSObject.Properties.Name

            (Import-PowerShellDataFile -LiteralPath $path).Keys | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
        }

        It 'makes a right row of a plausible record' {
            $seen = Invoke-Observed { $plausible[$From] | ConvertTo-FourMeCsv -Type $Type -Map $path -Source Test }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Warning | Should -BeNullOrEmpty
            $seen.Terminating | Should -BeNullOrEmpty
            ($seen.Output -join "`r`n" | ConvertFrom-Csv).$Key | Should -Be $Value
        }

        It 'makes rows that pass the checks' {
            $plausible[$From] | Test-FourMeRecords -Type $Type -Map $path -Source Test | Should -BeNullOrEmpty
        }
    }

    Context 'from data' {
        BeforeAll {
            $csv = Join-Path -Path $TestDrive -ChildPath 'leute.csv'
            [System.IO.File]::WriteAllText($csv, "PersNr;Vorname;Nachname;E-Mail;Aktiv;Firma;Telefon;O'Hara$([char]0x2019)s`r`n4711;Ann;Lee;ann@w.de;ja;Widget;+49 221 1234567;x`r`n4712;Ed;Turner;ed@w.de;nein;Widget;;`r`n")
            $map = Join-Path -Path $TestDrive -ChildPath 'leute.psd1'
            $expected = 'Primary Email,Disabled,Name,Organization,Employee ID', 'ann@w.de,0,Ann Lee,Widget,4711', 'ed@w.de,1,Ed Turner,Widget,4712'
        }

        It 'proposes a map of a file that runs as it is' {
            (New-FourMeMap people -Path $csv -OutFile $map -Force).FullName | Should -Be $map

            ConvertTo-FourMeCsv people -Path $csv -Map $map | Should -Be $expected
            Test-FourMeRecords people -Path $csv -Map $map | Should -BeNullOrEmpty
        }

        It 'proposes the same for objects' {
            $records = Import-Csv -LiteralPath $csv -Delimiter ';'

            $null = $records | New-FourMeMap people -OutFile $map -Force

            $records | ConvertTo-FourMeCsv people -Map $map | Should -Be $expected
            $records | New-FourMeMap -Type people | Should -Match "'Employee ID' += 'PersNr'"
        }

        It 'has what it does not use as a comment, with no more than the beginning of a value' {
            $text = New-FourMeMap people -Path $csv

            $text | Should -Match "(?m)^    #   'Telefon'  \+49 \.\.\.$"
            $text | Should -Not -Match '1234567|ann@'
            $text | Should -Match "(?m)^    #   'O''Hara"
        }

        It 'marks what is required and not found' {
            $seen = Invoke-Observed { [pscustomobject] @{ Mail = 'a@w.com'; Shoe = 44 } | New-FourMeMap people }

            $seen.Output | Should -Match "(?m)^    # REQUIRED, but no property was found for it:\n    # 'Name' = ''$"
            $seen.Warning | Should -BeLike "No property was found for 'Name'*"
        }

        It 'looks at hashtables as well' {
            @{ Mail = 'a@w.com'; Name = 'A' } | New-FourMeMap people | Should -Match "'Primary Email' = 'Mail'"
        }

        It 'takes <Name> as the records in it' -ForEach @(
            @{ Name = 'an array that comes as one object, as JSON answers do'; Give = { , @([pscustomobject] @{ Mail = 'ann@example.com'; 'Full Name' = 'Ann' }, [pscustomobject] @{ Mail = 'bob@example.com'; 'Full Name' = 'Bob' }) | New-FourMeMap people } }
            @{ Name = 'an array given to -InputObject'; Give = { New-FourMeMap people -InputObject @([pscustomobject] @{ Mail = 'ann@example.com'; 'Full Name' = 'Ann' }) } }
            @{ Name = 'a table'; Give = { $table = [Data.DataTable]::new(); $null = $table.Columns.Add('Mail'), $table.Columns.Add('Full Name'), $table.Rows.Add('ann@example.com', 'Ann'); New-FourMeMap people -InputObject $table } }
            @{ Name = 'rows of a view'; Give = { $table = [Data.DataTable]::new(); $null = $table.Columns.Add('Mail'), $table.Columns.Add('Full Name'), $table.Rows.Add('ann@example.com', 'Ann'); , $table.DefaultView | New-FourMeMap people } }
        ) {
            $seen = Invoke-Observed $Give

            $seen.Warning | Should -BeNullOrEmpty
            $map = & ([scriptblock]::Create("$($seen.Output)"))
            $map.Keys | Sort-Object | Should -Be 'Name', 'Primary Email'
            # Nothing of what carries the rows is shown, not even as a comment.
            "$($seen.Output)" | Should -Not -Match 'RowError|Rank|CaseSensitive|Site'
        }

        It 'refuses text and other values, as an import does' {
            foreach ($value in 'ann@example.com', 5, [datetime] '2026-01-02') {
                (Invoke-Observed { $value | New-FourMeMap people }).Terminating | Get-ErrorId | Should -Be 'TextInsteadOfRecords'
            }
            "$((Invoke-Observed { 5 | New-FourMeMap people }).Terminating)" | Should -Match "'5' is a value of type 'System.Int32'"
        }

        It 'reads a file in the encoding and with the delimiter that are named' {
            $file = New-TestPath 'ansi.data'
            [IO.File]::WriteAllBytes($file, [Text.Encoding]::GetEncoding(28591).GetBytes("E-Mail^Gr$([char] 0x00F6)sse^Name`nann@example.com^9^Ann`n"))

            (Invoke-Observed { New-FourMeMap people -Path $file }).Terminating | Get-ErrorId | Should -Be 'FileEncodingInvalid'
            $text = New-FourMeMap people -Path $file -Encoding iso-8859-1 -Delimiter '^'

            $text | Should -Match "'Primary Email' = 'E-Mail'"
            $text | Should -Match "Gr$([char] 0x00F6)sse"
            (Invoke-Observed { New-FourMeMap people -Path $file -Delimiter 'x' }).Terminating | Get-ErrorId | Should -Be 'InvalidDelimiter'
        }

        It 'is not written into a .json file, which no comments could be in' {
            $file = New-TestPath 'map.json'

            (Invoke-Observed { [pscustomobject] @{ Mail = 'a@x' } | New-FourMeMap people -OutFile $file }).Terminating | Get-ErrorId | Should -Be 'MapFileInvalid'
            $file | Should -Not -Exist
        }

        It 'says so when there are no records' {
            (Invoke-Observed { @() | New-FourMeMap people }).Terminating | Get-ErrorId | Should -Be 'NothingToMap'
        }

        It 'keeps names from other people in their quotes' {
            $name = "x'; Remove-Item *; '`n"
            $path = Join-Path -Path $TestDrive -ChildPath 'quoted.psd1'
            $null = [pscustomobject] @{ Mail = 'a@w.com'; Name = 'A'; $name = "y`nRemove-Item *" } | New-FourMeMap people -OutFile $path -Force

            (Import-PowerShellDataFile -LiteralPath $path).Keys | Sort-Object | Should -Be 'Name', 'Primary Email'
        }

        It 'completes CSV files and types' {
            (TabExpansion2 "New-FourMeMap people -Path $TestDrive/").CompletionMatches.ListItemText | Should -Be 'leute.csv'
            (TabExpansion2 'New-FourMeMap -Path x.csv -Type peop').CompletionMatches.CompletionText | Should -Contain 'people'
        }
    }

    It 'gives the text when no file is named' {
        $text = New-FourMeMap -From ADUser -Type people

        $text | Should -BeOfType string
        $text | Should -Match "'Primary Email'\s+= 'mail'"
    }

    It 'takes a type for granted when none is named' {
        New-FourMeMap -From EntraUser | Should -Be (New-FourMeMap -From EntraUser -Type people)
    }

    It 'names the maps that there are when it has no such map' {
        $seen = Invoke-Observed { New-FourMeMap -From ADUser -Type cis }

        $seen.Terminating | Get-ErrorId | Should -Be 'NoStarterMap'
        $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match 'ADUser to people'
    }

    It 'does not replace a file, unless by force' {
        $path = Join-Path -Path $TestDrive -ChildPath 'mine.psd1'
        Set-Content -LiteralPath $path -Value 'mine'

        (Invoke-Observed { New-FourMeMap -From ADUser -Type people -OutFile $path }).Terminating | Get-ErrorId | Should -Be 'FileExists'
        Get-Content -LiteralPath $path | Should -Be 'mine'
        (New-FourMeMap -From ADUser -Type people -OutFile $path -Force).FullName | Should -Be $path
        Get-Content -LiteralPath $path -Raw | Should -Match 'Primary Email'
    }

    It 'writes nothing with -WhatIf' {
        New-FourMeMap -From ADUser -Type people -OutFile TestDrive:/whatif.psd1 -WhatIf | Should -BeNullOrEmpty

        Join-Path -Path $TestDrive -ChildPath 'whatif.psd1' | Should -Not -Exist
    }

    It 'completes the types that a source has a map for' {
        (TabExpansion2 'New-FourMeMap -From LansweeperAsset -Type ').CompletionMatches.CompletionText | Should -Be 'cis', 'products'
    }
}
