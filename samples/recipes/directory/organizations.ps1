# The companies that people of the directory belong to, each once.
. (Join-Path -Path $PSScriptRoot -ChildPath 'reader.ps1')

Read-DirectoryUser -Setting $setting -Property Company | Where-Object -Property Company | Group-Object -Property Company |
    ForEach-Object { [pscustomobject] @{ Company = Get-MostFrequent $_.Group.Company } }
