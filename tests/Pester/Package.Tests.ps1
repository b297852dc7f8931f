# What tools/Package.ps1 makes of the staged module: the folder for a module path and the .nupkg for a gallery.
BeforeAll {
    . $PSScriptRoot/common.ps1
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $staged = Split-Path -Path (Get-TestedModulePath)
    $source = Import-PowerShellDataFile -Path (Get-TestedModulePath)
    $icon = Join-Path -Path $repository -ChildPath 'docs/icon.png'

    # Makes a package in a folder of its own; returns its manifest's path, the .nupkg, its nuspec and what was warned of.
    function New-Package {
        [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'A helper of tests.')]
        param([hashtable] $With = @{})
        $destination = Join-Path -Path $TestDrive -ChildPath ([guid]::NewGuid().ToString('N'))
        $folder, $file = & (Join-Path -Path $repository -ChildPath 'tools/Package.ps1') -Module $staged -Destination $destination -WarningVariable warned -WarningAction SilentlyContinue @With
        $archive = [System.IO.Compression.ZipFile]::OpenRead($file.FullName)
        try {
            $reader = New-Object -TypeName System.IO.StreamReader -ArgumentList ($archive.Entries | Where-Object { $_.FullName -eq 'FourMe.Import.nuspec' }).Open()
            try { $nuspec = [xml] $reader.ReadToEnd() } finally { $reader.Dispose() }
            [pscustomobject]@{
                Manifest = Join-Path -Path $folder.FullName -ChildPath 'FourMe.Import.psd1'
                File     = $file.FullName
                Entries  = @($archive.Entries.FullName)
                Metadata = $nuspec.package.metadata
                Warned   = @($warned | ForEach-Object { $_.Message })
            }
        }
        finally { $archive.Dispose() }
    }

    # The pixels of a PNG: what its chunks of data are when they are unpacked, without the two bytes of zlib in front.
    function Get-Pixel {
        param([string] $Path)
        $bytes = [System.IO.File]::ReadAllBytes($Path)
        $data = New-Object -TypeName System.IO.MemoryStream
        for ($at = 8; $at -lt $bytes.Length; $at += 12 + $length) {
            $length = [System.Net.IPAddress]::NetworkToHostOrder([BitConverter]::ToInt32($bytes, $at))
            if ([System.Text.Encoding]::ASCII.GetString($bytes, $at + 4, 4) -eq 'IDAT') { $data.Write($bytes, $at + 8, $length) }
        }
        $data.Position = 2
        $unpacked = New-Object -TypeName System.IO.MemoryStream
        $deflate = New-Object -TypeName System.IO.Compression.DeflateStream -ArgumentList $data, ([System.IO.Compression.CompressionMode]::Decompress)
        $deflate.CopyTo($unpacked)
        [Convert]::ToBase64String($unpacked.ToArray())
    }
}

Describe 'The package' {
    Context 'of a repository with an address' {
        BeforeAll {
            $address = 'https://github.com/widget/FourMe.Import'
            $package = New-Package @{ RepositoryUri = "$address/" }
        }

        It 'names the repository and the icon of its version in a manifest that PowerShell accepts' {
            $module = Test-ModuleManifest -Path $package.Manifest -ErrorAction Stop -WarningAction Stop

            $module.ProjectUri | Should -Be $address
            $module.IconUri | Should -Be "$address/raw/v$($source.ModuleVersion)/docs/icon.png"
            $package.Warned | Should -BeNullOrEmpty
        }

        It 'names an icon that is in the repository' {
            $path = ([uri] $package.Metadata.iconUrl).AbsolutePath -replace '^/widget/FourMe\.Import/raw/v[\d.]+/'

            Join-Path -Path $repository -ChildPath $path | Should -Exist
        }

        It 'tells the gallery the same, and all that its manifest says' {
            $gallery = $source.PrivateData.PSData

            $package.Metadata.projectUrl | Should -BeExactly $address
            $package.Metadata.iconUrl | Should -BeExactly "$address/raw/v$($source.ModuleVersion)/docs/icon.png"
            $package.Metadata.id | Should -BeExactly 'FourMe.Import'
            $package.Metadata.version | Should -BeExactly $source.ModuleVersion
            $package.Metadata.licenseUrl | Should -BeExactly $gallery.LicenseUri
            $package.Metadata.description | Should -BeExactly $source.Description
            $package.Metadata.releaseNotes | Should -BeExactly $gallery.ReleaseNotes
            foreach ($tag in @($gallery.Tags) + 'PSModule' + 'PSCmdlet_Import-FourMeRecords') { $package.Metadata.tags.Split(' ') | Should -Contain $tag }
        }

        It 'changes nothing else in the manifest' {
            $before = Get-Content -LiteralPath (Get-TestedModulePath)
            $after = Get-Content -LiteralPath $package.Manifest

            Compare-Object -ReferenceObject $before -DifferenceObject $after | ForEach-Object { "$($_.SideIndicator) $($_.InputObject.Trim() -replace '\s+', ' ')" } | Sort-Object | Should -Be @(
                "<= ProjectUri = '$($source.PrivateData.PSData.ProjectUri)'"
                "=> IconUri = '$address/raw/v$($source.ModuleVersion)/docs/icon.png'"
                "=> ProjectUri = '$address'"
            )
        }

        It 'has the same bytes when it is made again' {
            (Get-FileHash -LiteralPath (New-Package @{ RepositoryUri = $address }).File).Hash | Should -Be (Get-FileHash -LiteralPath $package.File).Hash
        }

        It 'holds the files of the module''s folder, and beside them what makes it a package' {
            $beside = 'FourMe.Import.nuspec', '_rels/.rels', '[Content_Types].xml', "package/services/metadata/core-properties/$($source.GUID -replace '-').psmdcp"

            $folder = Split-Path -Path (Get-TestedModulePath)
            $files = (Get-ChildItem -LiteralPath $folder -Recurse -File).FullName | ForEach-Object { $_.Substring($folder.Length + 1).Replace('\', '/') }

            $package.Entries | Sort-Object -CaseSensitive | Should -BeExactly (@($files) + $beside | Sort-Object -CaseSensitive)
        }
    }

    Context 'without an address' {
        BeforeAll { $package = New-Package }

        It 'is made with a warning that tells what is missing' {
            $package.Warned.Count | Should -Be 1
            $package.Warned[0] | Should -BeLike '*no icon*-RepositoryUri*'
        }

        It 'has the manifest as it is, and no icon' {
            (Get-FileHash -LiteralPath $package.Manifest).Hash | Should -Be (Get-FileHash -LiteralPath (Get-TestedModulePath)).Hash
            $package.Metadata.projectUrl | Should -BeExactly $source.PrivateData.PSData.ProjectUri
            $package.Metadata['iconUrl'] | Should -BeNullOrEmpty
        }
    }

    It 'is not made for an address that does not belong into a manifest: <_>' -ForEach 'http://github.com/widget/name', 'https://github.com', "https://github.com/widget/it's", 'github.com/widget/name' {
        { New-Package @{ RepositoryUri = $_ } } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }
}

Describe 'The icon' {
    It 'is a PNG of 128 by 128' {
        $bytes = [System.IO.File]::ReadAllBytes($icon)

        [System.Text.Encoding]::ASCII.GetString($bytes, 1, 3) | Should -BeExactly 'PNG'
        [System.Net.IPAddress]::NetworkToHostOrder([BitConverter]::ToInt32($bytes, 16)) | Should -Be 128
        [System.Net.IPAddress]::NetworkToHostOrder([BitConverter]::ToInt32($bytes, 20)) | Should -Be 128
    }

    It 'is what tools/Icon.ps1 draws' {
        if ($PSVersionTable.PSVersion -lt [version] '7.4') { Set-ItResult -Skipped -Because 'it draws with PowerShell 7.4'; return }

        & (Join-Path -Path $repository -ChildPath 'tools/Icon.ps1') -Destination $TestDrive

        # Pixels, not bytes: another runtime may pack them otherwise.
        Get-Pixel (Join-Path -Path $TestDrive -ChildPath 'icon.png') | Should -BeExactly (Get-Pixel $icon)
        $drawn = Get-Content -LiteralPath (Join-Path -Path $TestDrive -ChildPath 'icon.svg')
        $drawn | Should -BeExactly (Get-Content -LiteralPath (Join-Path -Path $repository -ChildPath 'docs/icon.svg'))
    }
}

Describe 'The floor of the coverage' {
    BeforeAll {
        $coverage = Join-Path -Path $repository -ChildPath 'tools/Coverage.ps1'
        function New-Report {
            [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Writes into the test drive.')]
            param([string] $Line, [string] $Branch, [string] $Package = 'FourMe.Import.Core')
            Write-TestFile -Name 'coverage.cobertura.xml' -Text "<coverage line-rate=`"1`" branch-rate=`"1`"><packages><package name=`"$Package`" line-rate=`"$Line`" branch-rate=`"$Branch`" /></packages></coverage>"
        }
    }

    It 'lets pass what reaches it' {
        $judged = & $coverage -ReportPath (New-Report -Line '0.9' -Branch '0.84')

        $judged.Line, $judged.Branch | Should -Be 90, 84
    }

    It 'fails below <Name>, and says how far' -ForEach @(
        @{ Name = 'that of the lines'; Line = '0.8999'; Branch = '1'; Says = 'Line coverage of Core is 89.99 %, below the floor of 90 %.' }
        @{ Name = 'that of the branches'; Line = '1'; Branch = '0.5'; Says = 'Branch coverage of Core is 50 %, below the floor of 84 %.' }
        @{ Name = 'both'; Line = '0.1'; Branch = '0.1'; Says = 'Line coverage * Branch coverage of Core is 10 %*' }
    ) {
        { & $coverage -ReportPath (New-Report -Line $Line -Branch $Branch) } | Should -Throw $Says
    }

    It 'fails for a report without Core' {
        { & $coverage -ReportPath (New-Report -Line '1' -Branch '1' -Package 'Another') } | Should -Throw '*has no FourMe.Import.Core.'
    }
}
