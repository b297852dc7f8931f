# Groups whose names begin with TeamPrefix, with their members.
. (Join-Path -Path $PSScriptRoot -ChildPath 'reader.ps1')

Read-DirectoryGroup -Setting $setting
