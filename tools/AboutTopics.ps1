#Requires -Version 5.1
<#
.SYNOPSIS
Makes the about topics that Get-Help shows from their Markdown: about_*.md becomes about_*.help.txt.
.DESCRIPTION
Plain text, 78 columns wide, in letters that every edition of PowerShell reads the same way: Windows PowerShell takes a file
without a mark for one in the machine's old code page, so there is nothing in it but ASCII.

It knows the Markdown that the topics use: headings, paragraphs, lists of one level, fenced code, code and bold type in a line,
links. Anything else, a line of code that is too wide, and a letter that is not ASCII are errors.
.PARAMETER Source
The folder of the about_*.md files.
.PARAMETER Destination
The folder that gets the about_*.help.txt files.
.EXAMPLE
./tools/AboutTopics.ps1 -Source ./docs/en-US -Destination ./en-US
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [string] $Source,

    [Parameter(Mandatory = $true)]
    [string] $Destination
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$width = 78

# Without the marks of Markdown.
function ConvertTo-PlainText {
    param([string] $Markdown)
    $Markdown -replace '\[([^\]]+)\]\([^)]*\)', '$1' -replace '\*\*([^*]+)\*\*', '$1' -replace '`([^`]+)`', '$1'
}

# Words in lines that are not wider than the page. The first line begins with -First, the others with as many blanks.
function Format-Paragraph {
    param([string] $Text, [string] $First)
    $line = $First
    $isEmpty = $true
    foreach ($word in (ConvertTo-PlainText $Text) -split '\s+' | Where-Object { $_ }) {
        if (-not $isEmpty -and $line.Length + 1 + $word.Length -gt $width) {
            $line
            $line = ' ' * $First.Length
            $isEmpty = $true
        }
        $line += $(if ($isEmpty) { $word } else { " $word" })
        $isEmpty = $false
    }
    $line
}

function Format-Heading {
    param([int] $Level, [string] $Text)
    switch ($Level) {
        1 { 'TOPIC'; "    $Text" }
        2 { $Text.ToUpperInvariant() }
        3 { "  $Text" }
        default { throw "A heading of level $Level has no place in an about topic: $Text" }
    }
}

# One block of the page each: a heading, a paragraph, an item of a list, fenced code.
function Get-Block {
    param([string[]] $Line)
    $block = $null
    $inCode = $false
    foreach ($text in $Line) {
        if ($text -match '^```') {
            if (-not $inCode) {
                if ($block) { $block }
                $block = @{ Kind = 'Code'; Text = @() }
            }
            else {
                $block
                $block = $null
            }
            $inCode = -not $inCode
        }
        elseif ($inCode) { $block.Text += $text }
        elseif ($text -match '^\s*\|') { throw "A table has no place in an about topic: $text" }
        elseif ($text -match '^(#+)\s+(.+)$') {
            if ($block) { $block }
            @{ Kind = 'Heading'; Level = $Matches[1].Length; Text = $Matches[2] }
            $block = $null
        }
        elseif ($text -match '^-\s+(.+)$') {
            if ($block) { $block }
            $block = @{ Kind = 'Item'; Text = $Matches[1] }
        }
        elseif (-not $text.Trim()) {
            if ($block) { $block }
            $block = $null
        }
        elseif ($block) { $block.Text += " $($text.Trim())" }
        else { $block = @{ Kind = 'Paragraph'; Text = $text.Trim() } }
    }
    if ($inCode) { throw 'The last fence is not closed.' }
    if ($block) { $block }
}

function Format-Topic {
    param([string[]] $Line)
    $before = $null
    foreach ($block in Get-Block $Line) {
        # A heading stands right above its text, and the items of a list below each other.
        $isTogether = $before -eq 'Heading' -or ($before -eq 'Item' -and $block.Kind -eq 'Item')
        if ($before -and (-not $isTogether -or $block.Kind -eq 'Heading')) { '' }
        switch ($block.Kind) {
            'Heading' { Format-Heading -Level $block.Level -Text $block.Text }
            'Paragraph' { Format-Paragraph -Text $block.Text -First '    ' }
            'Item' { Format-Paragraph -Text $block.Text -First '    - ' }
            'Code' { $block.Text | ForEach-Object { "      $_".TrimEnd() } }
        }
        $before = $block.Kind
    }
}

function Convert-Topic {
    param([System.IO.FileInfo] $File, [string] $Folder)
    $lines = @(Format-Topic (Get-Content -LiteralPath $File.FullName -Encoding UTF8))
    $name = [System.IO.Path]::GetFileNameWithoutExtension($File.Name)
    # Get-Help takes the fifth line for the synopsis.
    if ($lines[1].Trim() -ne $name -or $lines[3] -ne 'SHORT DESCRIPTION' -or $lines[5]) {
        throw "'$($File.Name)' must begin with its name and a short description of one line."
    }
    foreach ($line in $lines) {
        if ($line.Length -gt $width) { throw "'$($File.Name)' has a line of $($line.Length) columns: $line" }
        if ($line -match '[^ -~]') { throw "'$($File.Name)' has a letter that is not ASCII: $line" }
    }
    $target = Join-Path -Path $Folder -ChildPath "$name.help.txt"
    [System.IO.File]::WriteAllText($target, ($lines -join "`n") + "`n", [System.Text.Encoding]::ASCII)
}

$null = New-Item -ItemType Directory -Path $Destination -Force
$folder = Convert-Path -LiteralPath $Destination
foreach ($file in Get-ChildItem -LiteralPath $Source -Filter 'about_*.md' -File) { Convert-Topic -File $file -Folder $folder }
