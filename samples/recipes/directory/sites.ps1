# The offices of the directory, each once.
. (Join-Path -Path $PSScriptRoot -ChildPath 'reader.ps1')

Read-DirectoryUser -Setting $setting -Property Office, City, Country | Where-Object -Property Office | Group-Object -Property Office |
    ForEach-Object {
        [pscustomobject] @{
            Office  = Get-MostFrequent $_.Group.Office
            City    = Get-MostFrequent $_.Group.City
            Country = Get-MostFrequent $_.Group.Country
        }
    }
