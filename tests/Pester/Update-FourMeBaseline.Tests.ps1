[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    function Get-BaselineFile { Get-ChildItem -LiteralPath (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'baselines') -Force -ErrorAction SilentlyContinue }

    function Get-Export { @(Invoke-Simulator $simulator exports) }

    function Add-Person {
        param([string] $Name)
        (Invoke-Simulator $simulator 'records/wdc/people' Post @{ Name = $Name; 'Primary Email' = "$Name@example.com" }).id
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Update-FourMeBaseline' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    It 'exports everything the first time and returns what it has' {
        $baseline = Update-FourMeBaseline people

        $baseline.PSTypeNames[0] | Should -Be 'FourMe.Baseline'
        $baseline.Type | Should -Be 'people'
        $baseline.Account | Should -Be 'wdc'
        $baseline.Host | Should -Match '^127\.0\.0\.1:\d+$'
        $baseline.Records | Should -Be @(Get-SimulatorRecord $simulator people).Count
        $baseline.LastFull | Should -Be $baseline.StandsFor
        $baseline.Bytes | Should -BeGreaterThan 500
        @(Get-BaselineFile).Count | Should -Be 2
    }

    It 'asks for what has changed the next time' {
        $first = Update-FourMeBaseline people
        $null = Add-Person newcomer

        $second = 'people' | Update-FourMeBaseline

        $second.Records | Should -Be ($first.Records + 1)
        $second.LastFull | Should -Be $first.LastFull
        (Get-Export).Count | Should -Be 2
        (Get-Export)[1].from | Should -Not -BeNullOrEmpty
    }

    It 'exports everything with <_>' -ForEach @{ Full = $true }, @{ Force = $true }, @{ MaximumAge = [timespan]::Zero } {
        $null = Update-FourMeBaseline people
        $with = $_

        $null = Update-FourMeBaseline people @with

        (Get-Export)[1].from | Should -BeNullOrEmpty
    }

    It 'takes several types, by their names in exports too, and goes on after one that is none' {
        $seen = Invoke-Observed { Update-FourMeBaseline sites, peple, flsas, rfc_types, system_logs, organizations }

        $seen.Output.Type | Should -Be 'sites', 'first_line_support_agreements', 'organizations'
        $seen.Error | ForEach-Object { Get-ErrorId $_ } | Should -Be 'UnknownType', 'NotExportable', 'UnknownType'
        $seen.Error[0].TargetObject | Should -Be 'peple'
        "$($seen.Error[0])" | Should -Match "'people'"
    }

    It 'leaves the old one when the export is much smaller, and takes it with -Force' {
        $first = Update-FourMeBaseline people
        Set-SimulatorOption $simulator @{ exportRowLimit = 1 }
        try {
            $seen = Invoke-Observed { Update-FourMeBaseline people -Full }

            Get-ErrorId $seen.Error[0] | Should -Be 'BaselineShrunk'
            $seen.Error[0].ErrorDetails.RecommendedAction | Should -Match 'Update-FourMeBaseline -Force'
            $seen.Output.Records | Should -Be $first.Records
            (Update-FourMeBaseline people -Force).Records | Should -Be 1
        }
        finally { Set-SimulatorOption $simulator @{ exportRowLimit = 1000000 } }
    }

    It 'asks for nothing with -WhatIf' {
        $seen = Invoke-Observed { Update-FourMeBaseline people, sites -WhatIf }

        $seen.Output | Should -BeNullOrEmpty
        $seen.Error | Should -BeNullOrEmpty
        Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        Get-BaselineFile | Should -BeNullOrEmpty
    }

    It 'keeps it in another state folder with -StatePath' {
        $null = Update-FourMeBaseline sites -StatePath (Join-Path -Path $TestDrive -ChildPath shared)

        Get-FourMeBaseline | Should -BeNullOrEmpty
        (Get-FourMeBaseline -StatePath (Join-Path -Path $TestDrive -ChildPath shared)).Type | Should -Be 'sites'
    }

    It 'needs a connection' {
        Disconnect-FourMe -Name *

        { Update-FourMeBaseline people } | Should -Throw -ErrorId 'NoConnection,*'
    }

    It 'ends when there is no access' {
        Add-SimulatorFault $simulator ExportPost @{ fault = 'respond'; status = 403 }

        { Update-FourMeBaseline people } | Should -Throw -ErrorId 'Forbidden,*'
    }

    It 'sends nothing to the Import API' {
        $null = Update-FourMeBaseline people, ci_relations

        Get-SimulatorRequest $simulator ImportPost | Should -BeNullOrEmpty
    }

    It 'completes the types that can be imported and exported' {
        (TabExpansion2 -inputScript 'Update-FourMeBaseline first' -cursorColumn 27).CompletionMatches.CompletionText | Should -Be 'first_line_support_agreements'
        (TabExpansion2 -inputScript 'Update-FourMeBaseline rfc' -cursorColumn 25).CompletionMatches.CompletionText | Should -Not -Contain 'rfc_types'
    }
}
