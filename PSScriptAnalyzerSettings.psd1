# What PSScriptAnalyzer finds in the scripts of this project is an error: tests/Pester/Module.Tests.ps1 runs it with these rules,
# and editors read this file by themselves.
@{
    IncludeDefaultRules = $true
    Rules               = @{
        PSUseCompatibleSyntax              = @{ Enable = $true; TargetVersions = @('5.1', '7.4') }
        PSUseConsistentIndentation         = @{ Enable = $true; IndentationSize = 4; Kind = 'space'; PipelineIndentation = 'IncreaseIndentationForFirstPipeline' }
        PSPlaceOpenBrace                   = @{ Enable = $true; OnSameLine = $true; NewLineAfter = $false; IgnoreOneLineBlock = $true }
        PSAvoidSemicolonsAsLineTerminators = @{ Enable = $true }
        PSAvoidExclaimOperator             = @{ Enable = $true }
    }
}
