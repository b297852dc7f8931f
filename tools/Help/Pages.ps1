# Keeps the pages in step with the cmdlets: the syntax, and the facts below each parameter. Dot-sourced by Help.ps1.

$commonParameters = [System.Management.Automation.Cmdlet]::CommonParameters
$lineWidth = 100

# The page with its syntax and blocks as the cmdlet has them now; the words stay.
function Update-Page {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'A step of a build: nobody is there to be asked.')]
    param([string] $Path, [System.Management.Automation.CmdletInfo] $Cmdlet)

    $text = [System.IO.File]::ReadAllText($Path).Replace("`r`n", "`n")
    $before, $null, $middle, $parameters, $after = Split-Page -Text $text -Path $Path
    $syntax = "## SYNTAX`n`n" + ((Get-Syntax $Cmdlet) -join "`n`n") + "`n`n"
    $entries = Get-Entry $parameters
    $written = foreach ($parameter in Get-OwnParameter $Cmdlet) { Format-Parameter -Parameter $parameter -Entry $entries[$parameter.Name] }
    $common = "### CommonParameters`n`n$(if ($entries['CommonParameters']) { $entries['CommonParameters'].Trim() } else { Get-CommonText })`n"
    $new = $before + $syntax + $middle + "## PARAMETERS`n`n" + (@($written) + $common -join "`n") + "`n" + $after
    if ($new -cne $text) { [System.IO.File]::WriteAllText($Path, $new, [System.Text.UTF8Encoding]::new($false)) }
}

# The page in five parts: up to the synopsis, syntax, description and examples, parameters, the rest.
function Split-Page {
    param([string] $Text, [string] $Path)
    $form = '(?s)^(?<front>.*?)(?<syntax>^## SYNTAX\n.*?)(?<words>^## ALIASES\n.*?)(?<parameters>^## PARAMETERS\n.*?)(?<rest>^## INPUTS\n.*)$'
    $found = [regex]::Match($Text, $form, 'Multiline')
    if (-not $found.Success) { throw "'$Path' lacks a heading, or they are in another order: SYNTAX, ALIASES, DESCRIPTION, EXAMPLES, PARAMETERS, INPUTS." }
    'front', 'syntax', 'words', 'parameters', 'rest' | ForEach-Object { $found.Groups[$_].Value }
}

function Get-OwnParameter {
    param([System.Management.Automation.CmdletInfo] $Cmdlet)
    $Cmdlet.Parameters.Values | Where-Object -Property Name -NotIn $commonParameters | Sort-Object -Property Name
}

function Get-Syntax {
    param([System.Management.Automation.CmdletInfo] $Cmdlet)
    foreach ($set in $Cmdlet.ParameterSets) {
        $default = if ($set.IsDefault -and $Cmdlet.ParameterSets.Count -gt 1) { ' (Default)' }
        $lines = @('')
        # A break between parameters, never inside one.
        foreach ($word in @($Cmdlet.Name) + [regex]::Matches("$set", '\S+(?: <[^>]+>\]?)?').Value) {
            if ($lines[-1] -and $lines[-1].Length + 1 + $word.Length -gt $lineWidth) { $lines += " $word" }
            else { $lines[-1] = "$($lines[-1]) $word".Substring([int] ($lines[-1] -eq '')) }
        }
        "### $($set.Name)$default`n`n" + '```' + "`n$($lines -join "`n")`n" + '```'
    }
}

# The words and the default value of each parameter that the page has.
function Get-Entry {
    param([string] $Section)
    $entries = @{}
    foreach ($part in [regex]::Split($Section, '(?m)^### ') | Select-Object -Skip 1) {
        $name, $body = $part -split "`n", 2
        $entries[$name.Trim().TrimStart('-')] = $body
    }
    $entries
}

function Format-Parameter {
    param([System.Management.Automation.ParameterMetadata] $Parameter, [string] $Entry)
    $words = if ($Entry) { ($Entry -split '(?m)^```yaml')[0].Trim() } else { "{{ Fill $($Parameter.Name) Description }}" }
    $default = if ($Entry -match "(?m)^DefaultValue: *(.+)$") { $Matches[1].Trim() } elseif ($Parameter.SwitchParameter) { 'False' } else { 'None' }
    $type = $Parameter.ParameterType
    if ($type.IsGenericType) { $type = [System.Nullable]::GetUnderlyingType($type) }
    $sets = foreach ($name in $Parameter.ParameterSets.Keys | Sort-Object) {
        $set = $Parameter.ParameterSets[$name]
        "- Name: $($name -replace '^__AllParameterSets$', '(All)')"
        "  Position: $(if ($set.Position -lt 0) { 'Named' } else { $set.Position })"
        foreach ($fact in 'IsMandatory', 'ValueFromPipeline', 'ValueFromPipelineByPropertyName', 'ValueFromRemainingArguments') {
            "  $($fact -replace 'IsMandatory', 'IsRequired'): $("$($set.$fact)".ToLowerInvariant())"
        }
    }
    @(
        "### -$($Parameter.Name)"
        ''
        $words
        ''
        '```yaml'
        "Type: $($type.FullName)"
        "DefaultValue: $default"
        "SupportsWildcards: $("$($Parameter.Attributes.TypeId -contains [System.Management.Automation.SupportsWildcardsAttribute])".ToLowerInvariant())"
        Format-YamlList -Name Aliases -Item $Parameter.Aliases
        'ParameterSets:'
        $sets
        'DontShow: false'
        Format-YamlList -Name AcceptedValues -Item (Get-AcceptedValue -Parameter $Parameter -Type $type)
        "HelpMessage: ''"
        '```'
        ''
    ) -join "`n"
}

function Get-AcceptedValue {
    param([System.Management.Automation.ParameterMetadata] $Parameter, [type] $Type)
    if ($Type.IsEnum) { return $Type.GetEnumNames() }
    $Parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.ValidateSetAttribute] } | ForEach-Object -MemberName ValidValues
}

function Format-YamlList {
    param([string] $Name, [string[]] $Item)
    if ($Item) { "${Name}:"; $Item | ForEach-Object { "- $_" } } else { "${Name}: []" }
}

function Get-CommonText {
    @(
        'This cmdlet supports the common parameters: -Debug, -ErrorAction, -ErrorVariable,'
        '-InformationAction, -InformationVariable, -OutBuffer, -OutVariable, -PipelineVariable,'
        '-ProgressAction, -Verbose, -WarningAction, and -WarningVariable. For more information, see'
        '[about_CommonParameters](https://go.microsoft.com/fwlink/?LinkID=113216).'
    ) -join "`n"
}
