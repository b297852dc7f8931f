# Runs an example of a page as a reader would, in a session of its own: the module imported, connected by the FOURME_
# variables, in a folder with the files that the pages name. Dot-source it after common.ps1.

. $PSScriptRoot/maps.ps1

# Returns the output as text, and the errors. -Given makes what the example takes for granted.
function Invoke-Example {
    param([string] $Code, [string] $Folder, [string] $Given)
    $standIns = Join-Path -Path $PSScriptRoot -ChildPath 'stand-ins.ps1'
    $shell = [powershell]::Create()
    try {
        $null = $shell.AddScript('param($Module, $StandIns, $Folder, $Maps) $ErrorActionPreference = ''Stop''; Import-Module -Name $Module; . $StandIns; Initialize-ExampleFolder $Folder $Maps; Set-Location -LiteralPath $Folder; $null = Connect-FourMe; $ErrorActionPreference = ''Continue''')
        $null = $shell.AddArgument((Get-TestedModulePath)).AddArgument($standIns).AddArgument($Folder).AddArgument((Get-ExampleMapFolder)).Invoke()
        foreach ($script in @($Given, $Code).Where({ $_ })) {
            $shell.Commands.Clear()
            $output = $shell.AddScript($script).Invoke()
        }
        [pscustomobject]@{ Output = ($output | Out-String -Width 78).Trim() -replace '\r' -replace '(?m) +$'; Error = @($shell.Streams.Error | ForEach-Object { "$_" }) }
    }
    finally {
        $shell.Dispose()
        Disconnect-FourMe -Name *
    }
}
