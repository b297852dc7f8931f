#Requires -Version 7.4
<#
.SYNOPSIS
Draws the icon of the module, docs/icon.svg and docs/icon.png: rows that go up.
.DESCRIPTION
Both are made of the same strokes. The picture is 128 pixels wide and high, as galleries show it.
.PARAMETER Destination
The folder to write icon.svg and icon.png into.
.EXAMPLE
pwsh tools/Icon.ps1
#>
[CmdletBinding()]
param(
    [string] $Destination = (Join-Path -Path (Split-Path -Path $PSScriptRoot -Parent) -ChildPath 'docs')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$size = 128
$corner = 28
$ground = '#0b6e75'
$width = 12
$strokes = @(
    foreach ($y in 38, 64, 90) { , @('#ffffff', 26, $y, 50, $y) }
    , @('#ffd166', 86, 90, 86, 38)
    , @('#ffd166', 86, 38, 70, 54)
    , @('#ffd166', 86, 38, 102, 54)
)

function Get-Svg {
    $lines = $strokes.ForEach({ "  <line stroke=`"$($_[0])`" x1=`"$($_[1])`" y1=`"$($_[2])`" x2=`"$($_[3])`" y2=`"$($_[4])`"/>" })
    @(
        "<svg xmlns=`"http://www.w3.org/2000/svg`" viewBox=`"0 0 $size $size`" stroke-width=`"$width`" stroke-linecap=`"round`">"
        "  <rect width=`"$size`" height=`"$size`" rx=`"$corner`" fill=`"$ground`"/>"
        $lines
        '</svg>'
        ''
    ) -join "`n"
}

function ConvertFrom-Colour {
    param([string] $Colour)
    foreach ($place in 1, 3, 5) { [Convert]::ToInt32($Colour.Substring($place, 2), 16) }
}

# How much of a pixel lies within a shape whose edge is so far away: the edge goes through one pixel.
function Get-Cover {
    param([double] $Distance)
    [math]::Clamp(0.5 - $Distance, 0.0, 1.0)
}

# From a point to the edge of the ground, a square with round corners; less than nothing is within.
function Get-GroundDistance {
    param([double] $X, [double] $Y)
    $half = $size / 2
    $dx = [math]::Abs($X - $half) - $half + $corner
    $dy = [math]::Abs($Y - $half) - $half + $corner
    [math]::Sqrt([math]::Pow([math]::Max($dx, 0), 2) + [math]::Pow([math]::Max($dy, 0), 2)) + [math]::Min([math]::Max($dx, $dy), 0) - $corner
}

# From a point to the edge of a stroke with round ends.
function Get-StrokeDistance {
    param([double] $X, [double] $Y, [object[]] $Stroke)
    $null, $x1, $y1, $x2, $y2 = $Stroke
    $along = (($X - $x1) * ($x2 - $x1) + ($Y - $y1) * ($y2 - $y1)) / ([math]::Pow($x2 - $x1, 2) + [math]::Pow($y2 - $y1, 2))
    $along = [math]::Clamp($along, 0.0, 1.0)
    [math]::Sqrt([math]::Pow($X - $x1 - $along * ($x2 - $x1), 2) + [math]::Pow($Y - $y1 - $along * ($y2 - $y1), 2)) - $width / 2
}

# The lines of a PNG, each after a byte that says that it is not filtered: red, green, blue and opacity of each pixel.
function Get-Pixel {
    $pixels = [System.IO.MemoryStream]::new()
    $below = ConvertFrom-Colour $ground
    for ($row = 0; $row -lt $size; $row++) {
        $pixels.WriteByte(0)
        for ($column = 0; $column -lt $size; $column++) {
            $x, $y = ($column + 0.5), ($row + 0.5)
            $colour = $below
            foreach ($stroke in $strokes) {
                $cover = Get-Cover (Get-StrokeDistance -X $x -Y $y -Stroke $stroke)
                if ($cover -eq 0) { continue }
                $over = ConvertFrom-Colour $stroke[0]
                $colour = 0..2 | ForEach-Object { $colour[$_] + $cover * ($over[$_] - $colour[$_]) }
            }
            foreach ($part in $colour) { $pixels.WriteByte([math]::Round($part)) }
            $pixels.WriteByte([math]::Round(255 * (Get-Cover (Get-GroundDistance -X $x -Y $y))))
        }
    }
    , $pixels.ToArray()
}

function Compress-Pixel {
    param([byte[]] $Pixel)
    $packed = [System.IO.MemoryStream]::new()
    $zlib = [System.IO.Compression.ZLibStream]::new($packed, [System.IO.Compression.CompressionLevel]::SmallestSize, $true)
    $zlib.Write($Pixel, 0, $Pixel.Length)
    $zlib.Dispose()
    , $packed.ToArray()
}

function Get-BigEndian {
    param([uint32] $Number)
    $bytes = [BitConverter]::GetBytes($Number)
    [array]::Reverse($bytes)
    , $bytes
}

# The CRC-32 of PNG, of ZIP and of Ethernet.
function Get-Checksum {
    param([byte[]] $Content)
    [uint32] $sum = [uint32]::MaxValue
    foreach ($byte in $Content) {
        $sum = $sum -bxor $byte
        for ($bit = 0; $bit -lt 8; $bit++) { $sum = if ($sum -band 1) { ($sum -shr 1) -bxor 0xEDB88320L } else { $sum -shr 1 } }
    }
    $sum -bxor [uint32]::MaxValue
}

function Get-Chunk {
    param([string] $Kind, [byte[]] $Content = @())
    $named = [byte[]] ([System.Text.Encoding]::ASCII.GetBytes($Kind) + $Content)
    , [byte[]] ((Get-BigEndian $Content.Length) + $named + (Get-BigEndian (Get-Checksum $named)))
}

function Get-Png {
    # 8 bits a colour, with opacity.
    $header = [byte[]] ((Get-BigEndian $size) + (Get-BigEndian $size) + @(8, 6, 0, 0, 0))
    $signature = [byte[]] (0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A)
    , [byte[]] ($signature + (Get-Chunk 'IHDR' $header) + (Get-Chunk 'IDAT' (Compress-Pixel (Get-Pixel))) + (Get-Chunk 'IEND'))
}

$Destination = (Resolve-Path -LiteralPath $Destination).ProviderPath
[System.IO.File]::WriteAllText((Join-Path -Path $Destination -ChildPath 'icon.svg'), (Get-Svg))
[System.IO.File]::WriteAllBytes((Join-Path -Path $Destination -ChildPath 'icon.png'), (Get-Png))
