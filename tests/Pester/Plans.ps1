# What the Pester files of plans share. Dot-source it after common.ps1, in BeforeAll.

function New-Person {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Makes an object.')]
    param([string] $Id, [string] $Title = 'Clerk')
    [pscustomobject] @{ SourceID = $Id; PrimaryEmail = "p$Id@example.com"; Name = "Person $Id"; JobTitle = $Title }
}

function Get-CompletionText {
    param([string] $Line)
    (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText
}

# A plan with a new person, a new job title, and a value with a control character; its account is as it was before.
function New-TestPlan {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
    param([string] $Name)
    $records = @(Export-FourMeRecords people)
    $records[0].'Job Title' = 'Lead'
    $records[1].Location = "Room$([char] 27)[31m 1"
    $records + ([pscustomobject] @{ 'Primary Email' = 'new@example.com'; Name = 'New One' }) | New-FourMePlan people -Name $Name
}

# A run of a name, with two people of a Source.
function Sync-TestName {
    [CmdletBinding()]
    param([string] $Name = 'nightly', [string] $Source = 'ERP')
    1, 2 | ForEach-Object { New-Person "$Source$_" } | Sync-FourMeRecords people -Source $Source -Name $Name
}

# A run name whose first plan somebody agreed to.
function Start-TestName {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
    param([string] $Name = 'nightly', [string] $Source = 'ERP')
    $held = Sync-TestName $Name $Source -ErrorAction SilentlyContinue
    $null = Approve-FourMePlan $held.PlanId -Confirm:$false
    Sync-TestName $Name $Source
}
