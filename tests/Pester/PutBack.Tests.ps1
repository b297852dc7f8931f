# An export of each type, put back as the records that the account should have: it plans nothing, as objects and
# through Export-Csv and Import-Csv.
BeforeDiscovery {
    . $PSScriptRoot/common.ps1
    Import-Module -Name (Get-TestedModulePath) -Force
    $types = @(Get-FourMeRecordType | Where-Object -Property Planning -NE -Value 'NoPlan' | ForEach-Object -Process { @{ Type = $_.Name } })
}

Describe 'An export put back' {
    BeforeAll {
        . $PSScriptRoot/common.ps1
        Import-TestedModule
        $simulator = Start-Simulator
        Set-SimulatorOption $simulator @{
            strictValues = $false; strictReferences = $false; rewritesValues = $true; referencesFollowRecords = $true; refusesDisabledReferences = $true
            extraExportColumns = @('Badge')
        }
        Connect-Simulator $simulator

        $ids = @{}
        foreach ($name in Get-FourMeColumn -Type (Get-FourMeRecordType).Name | Where-Object -Property Enumeration | Select-Object -ExpandProperty Enumeration -Unique) {
            $ids[$name] = @(Get-FourMeEnumeration -Name $name -Offline -WarningAction SilentlyContinue | Select-Object -First 2 -ExpandProperty Id)
        }

        # A value that is hard to write, for a column.
        function Get-HardValue {
            param($Column, [string] $Begin, [int] $Number)
            $text = "$Begin a,b;c`t'd' ""e"" $([char]0xE9) `r`n`nend "
            if ($Column.IsList) { return "$Begin one ""1""", "two $([char]0xE9)" }
            switch ([string]$Column.Kind) {
                'Integer' { return $Number }
                'Decimal' { return [decimal]12.5 + $Number }
                'Boolean' { return $Column.Name -notin 'Deleted', 'Remove' -and $Number % 2 -eq 0 }
                'Date' { return '2024-02-29' }
                'DateTime' { if ($Column.Name -in 'Start At', 'End At' -and $type -eq 'holidays') { return '2024-02-29T24:00' } else { return '2024-02-29T23:59:59-09:30' } }
                'Time' { return '24:00' }
                'Duration' { return '102:15' }
                'Enumeration' { return $ids[$Column.Enumeration][$Number % 2] }
                'CustomFields' { return @{ f1 = $text; f2 = $null; f3 = @(1, 2.5) } }
            }
            if ($Column.MaximumLength -and $text.Length -gt $Column.MaximumLength) { $text = $text.Substring(0, $Column.MaximumLength) }
            return $text
        }

        function Get-PlanText {
            param($Plan)
            '{0} seen, {1} created, {2} updated, {3} adopted, {4} retired, {5} restored, {6} refused' -f
            $Plan.Seen, $Plan.Creates, $Plan.Updates, $Plan.Adopts, $Plan.Retires, $Plan.Restores, $Plan.Refused
        }
    }

    AfterAll { Stop-Simulator $simulator }

    It 'plans nothing for <Type>' -ForEach $types {
        $columns = @(Get-FourMeColumn -Type $Type | Where-Object -FilterScript { $_.Name -ne 'ID' -and -not $_.ReadOnly })
        $number = 0
        $records = foreach ($begin in '=', '-', '@', ' ', '"') {
            $number++
            $record = [ordered]@{}
            foreach ($column in $columns) { $record[$column.Name] = Get-HardValue -Column $column -Begin $begin -Number $number }
            [pscustomobject]$record
        }
        $null = $records | Import-FourMeRecords -Type $Type -AllowCreateWithoutKey -WarningAction SilentlyContinue
        $exported = @(Export-FourMeRecords -Type $Type)
        $exported.Count | Should -BeGreaterOrEqual 5
        $expected = "$($exported.Count) seen, 0 created, 0 updated, 0 adopted, 0 retired, 0 restored, 0 refused"
        $plan = @{ Type = $Type; Name = 'put back'; WarningAction = 'SilentlyContinue' }

        Get-PlanText ($exported | New-FourMePlan @plan) | Should -BeExactly $expected

        $file = Join-Path -Path $TestDrive -ChildPath "$Type.csv"
        $exported | Export-Csv -LiteralPath $file -NoTypeInformation -Encoding utf8
        Get-PlanText (Import-Csv -LiteralPath $file -Encoding utf8 | New-FourMePlan @plan) | Should -BeExactly $expected
    }

    It 'is tried for every type that can be planned' -ForEach @(@{ Count = $types.Count }) { $Count | Should -BeGreaterThan 50 }
}
