#Requires -Version 5.1
<#
.SYNOPSIS
Writes module/FourMe.Import.Records.Format.ps1xml: for each record type that can be exported a table of its telling columns.
.DESCRIPTION
Run it after a change of the catalogue; a test says when it was forgotten. The columns of a type, six at most so that
they fit into 80 characters:
- ID, and what people call the record: Name, Subject and the like;
- what else finds it: the key columns, those of its owner, those that a new record needs;
- what one looks for: Status, Person, Service and so on, then further columns in the catalogue's order;
- Disabled at the end, where there is one.
Types whose columns are not known share one table, which lists whatever cells are filled. It comes first in the file: records
of several types get it too once Select-Object has renamed them.
.PARAMETER Destination
The file to write.
.EXAMPLE
./tools/RecordViews.ps1
#>
[CmdletBinding()]
param(
    [string] $Destination = (Join-Path -Path (Split-Path -Path $PSScriptRoot -Parent) -ChildPath 'module/FourMe.Import.Records.Format.ps1xml')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$data = Join-Path -Path (Split-Path -Path $PSScriptRoot -Parent) -ChildPath 'src/FourMe.Import.Core/Catalogue/Data'
$mostColumns = 6
$names = 'Label', 'Name', 'Subject', 'Number', 'Question', 'Title', 'Key', 'CI Label', 'Related CI Label', 'Relation Type', 'Text'
$telling = @(
    'Requested For', 'Person', 'Date', 'Time Spent', 'Project Task', 'Task Template', 'Task', 'Approver', 'Assignee', 'Status',
    'Organization', 'Job Title', 'Category', 'Type', 'Product', 'Service', 'Service Instance', 'Customer',
    'Provider', 'Manager', 'Team', 'Support Team', 'Coordinator', 'Impact', 'Project', 'Workflow', 'Start At', 'Start Date', 'Date', 'City', 'Country'
)
# Long, or of no use to who looks for a record.
$untold = @('Source', 'Source ID', 'Picture URI', 'Created At', 'Updated At', 'Description', 'Remarks', 'Information', 'UI Extension', 'Position')
$untoldKinds = 'multiline', 'customFields', 'unknown'
$widths = @{ ID = 9; Disabled = 8 }

function Read-Json {
    param([string] $Name)
    # Enumerated, so that a list is a list in both editions.
    [System.IO.File]::ReadAllText((Join-Path -Path $data -ChildPath $Name)) | ConvertFrom-Json | ForEach-Object { $_ }
}

function Get-Value {
    param($Object, [string] $Name)
    if ($Object.PSObject.Properties[$Name]) { $Object.$Name }
}

function Get-TellingColumn {
    param($Type)
    $columns = @(Get-Value $Type 'columns')
    $known = @($columns | ForEach-Object { $_.name })
    $keys = @(@(Get-Value $Type 'keys') + @(Get-Value $Type 'owners') | ForEach-Object { $_ } | Where-Object { $_ -and $_ -notin $untold })
    $required = @($columns | Where-Object { Get-Value $_ 'required' } | ForEach-Object { $_.name })
    $further = @($columns | Where-Object { $_.kind -notin $untoldKinds -and -not (Get-Value $_ 'readOnly') } | ForEach-Object { $_.name })
    $order = @('ID') + $names + $keys + $required + $telling + @($further | Where-Object { $_ -notin $untold }) + 'Source ID'
    $chosen = @($order | Where-Object { $_ -in $known -and $_ -ne 'Disabled' } | Select-Object -Unique)
    $hasDisabled = 'Disabled' -in $known
    @($chosen | Select-Object -First ($mostColumns - [int] $hasDisabled)) + @(if ($hasDisabled) { 'Disabled' })
}

function ConvertTo-XmlText {
    param([string] $Text)
    [System.Security.SecurityElement]::Escape($Text)
}

function ConvertTo-View {
    param([string] $Name, [string[]] $Type, [string[]] $Column)
    '    <View>'
    "      <Name>$Name</Name>"
    '      <ViewSelectedBy>'
    foreach ($one in $Type) { "        <TypeName>FourMe.Record.$one</TypeName>" }
    # The second name of records that came with those of other types. Without it PowerShell would show every type but the
    # first as a list of all columns; so they go on in the table of the first, below a line that says what they are.
    '        <TypeName>FourMe.Record</TypeName>'
    '      </ViewSelectedBy>'
    '      <GroupBy><ScriptBlock>[FourMe.Import.PowerShell.ViewText]::RecordType($_)</ScriptBlock><Label>Type</Label></GroupBy>'
    '      <TableControl>'
    '        <TableHeaders>'
    foreach ($header in $Column) {
        $label = if ($header -eq '*') { 'Cells' } else { ConvertTo-XmlText $header }
        # A width makes it a column that does not grow.
        $size = if ($widths[$header]) { "<Width>$($widths[$header])</Width>" }
        $alignment = if ($header -eq 'ID') { '<Alignment>Right</Alignment>' }
        "          <TableColumnHeader><Label>$label</Label>$size$alignment</TableColumnHeader>"
    }
    '        </TableHeaders>'
    '        <TableRowEntries><TableRowEntry><TableColumnItems>'
    foreach ($header in $Column) {
        if ($header -eq '*') { '          <TableColumnItem><ScriptBlock>[FourMe.Import.PowerShell.ViewText]::Cells($_, ''ID'')</ScriptBlock></TableColumnItem>' }
        else { "          <TableColumnItem><PropertyName>$(ConvertTo-XmlText $header)</PropertyName></TableColumnItem>" }
    }
    '        </TableColumnItems></TableRowEntry></TableRowEntries>'
    '      </TableControl>'
    '    </View>'
}

$imported = @{}
foreach ($file in Get-ChildItem -LiteralPath (Join-Path -Path $data -ChildPath 'types') -Filter *.json) {
    $type = Read-Json "types/$($file.Name)"
    $imported[$type.type] = $type
}
$views = [ordered] @{}
foreach ($export in Read-Json 'export-types.json') {
    $importName = Get-Value $export 'import'
    $columns = @(if ($importName) { Get-TellingColumn $imported[$importName] })
    # A single column tells too little to be a table.
    $key = if ($columns.Count -gt 1) { $columns -join '|' } else { 'ID|*' }
    if (-not $views.Contains($key)) { $views[$key] = @() }
    $views[$key] += $export.type
}

$lines = @(
    '<?xml version="1.0" encoding="utf-8"?>'
    '<!-- Made by tools/RecordViews.ps1 from the catalogue: the telling columns of exported records. -->'
    '<Configuration>'
    '  <ViewDefinitions>'
    foreach ($key in $views.Keys) { ConvertTo-View -Name "Record.$($views[$key][0])" -Type $views[$key] -Column ($key -split '\|') }
    '  </ViewDefinitions>'
    '</Configuration>'
)
[System.IO.File]::WriteAllText($Destination, ($lines -join "`n") + "`n", (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false))
