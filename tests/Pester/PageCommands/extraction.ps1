# Finds the commands on the pages for people: every line of a fence ```console, and in the prose every piece of `code` that is
# a call of a program or of a cmdlet. What stands in other fences is somebody else's: ```powershell is run by
# AboutTopics.Tests.ps1 and Help.Tests.ps1. Dot-source it.

$pageRoot = Split-Path -Path (Split-Path -Path (Split-Path -Path $PSScriptRoot -Parent) -Parent) -Parent

# All pages, by their paths from the root of the repository.
function Get-Page {
    $made = '[\\/](\.git|bin|obj|out|artifacts|TestResults)[\\/]'
    Get-ChildItem -LiteralPath $pageRoot -Filter *.md -Recurse -File |
        Where-Object { $_.FullName.Substring($pageRoot.Length) -notmatch $made } |
        ForEach-Object { @{ Name = $_.FullName.Substring($pageRoot.Length + 1).Replace('\', '/'); Text = (Get-Content -LiteralPath $_.FullName -Raw -Encoding UTF8) -replace '\r' } }
}

# The fences of a page: what each says it holds, and its lines.
function Get-Fence {
    param($Page)
    foreach ($match in [regex]::Matches($Page.Text, '(?ms)^```(?<kind>[^\n]*)\n(?<body>.*?)^```$')) {
        @{ Page = $Page.Name; Line = ($Page.Text.Substring(0, $match.Index) -split '\n').Count; Kind = $match.Groups['kind'].Value; Body = $match.Groups['body'].Value.TrimEnd() -split '\n' }
    }
}

# The lines of the console fences as they stand there; what follows a lonely # is for the reader, and for the shell too.
function Get-ConsoleCommand {
    param($Page)
    foreach ($fence in Get-Fence $Page | Where-Object { $_.Kind -eq 'console' }) {
        for ($i = 0; $i -lt $fence.Body.Count; $i++) {
            $command = $fence.Body[$i] -replace '\s+# .*$'
            if ($command) { @{ Page = $Page.Name; Line = $fence.Line + $i + 1; Command = $command } }
        }
    }
}

# The calls in the prose. A cmdlet or a file alone is a name, no call; '-Task Demo' is short for './build.ps1 -Task Demo'.
function Get-ProseCommand {
    param($Page)
    # As many lines as before, so that their numbers stay right.
    $prose = [regex]::Replace($Page.Text, '(?ms)^```.*?^```$', { param($fence) "`n" * $fence.Value.Split("`n").GetUpperBound(0) })
    foreach ($match in [regex]::Matches($prose, '(?<!`)`(?<code>[^`]+)`(?!`)')) {
        $command = $match.Groups['code'].Value -replace '\s+', ' ' -replace '^(?=-Task )', './build.ps1 '
        if ($command -cmatch '^(\./\S+\.ps1|\.ci/\w+)( |$)|^(dotnet|(artifacts/engine/)?pwsh|curl|git|(tests|tools|samples)/\S+\.ps1|[A-Z][A-Za-z]+-[A-Z]\w+) \S') {
            @{ Page = $Page.Name; Line = ($prose.Substring(0, $match.Index) -split '\n').Count; Command = $command }
        }
    }
}
