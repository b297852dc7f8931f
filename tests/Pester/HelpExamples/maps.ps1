# The maps that the examples name, in a folder to copy them from: to make them takes longer than to run most of the examples.
# Dot-source it after common.ps1, with the module imported.
function Get-ExampleMapFolder {
    $folder = Join-Path -Path $TestDrive -ChildPath 'example-maps'
    if (-not (Test-Path -LiteralPath $folder)) {
        $null = New-Item -ItemType Directory -Path $folder
        $maps = @('ADUser', 'people'), @('EntraUser', 'people'), @('LansweeperAsset', 'products'), @('LansweeperAsset', 'cis')
        foreach ($map in $maps) { $null = New-FourMeMap -From $map[0] -Type $map[1] -OutFile (Join-Path -Path $folder -ChildPath "$($map[0]).$($map[1]).psd1") }
    }
    $folder
}
