# A map in a .psd1 file is data: whatever is in it, nothing of it runs while it is loaded.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule

    function Read-Map {
        param([string] $Text, [string] $Extension = 'psd1')
        $path = Join-Path -Path $TestDrive -ChildPath "map-$([guid]::NewGuid().ToString('N')).$Extension"
        [System.IO.File]::WriteAllText($path, $Text)
        Invoke-Observed { [pscustomobject] @{ mail = 'ann@example.com'; cn = 'Ann' } | ConvertTo-FourMeCsv -Type people -Map $path }
    }
}

Describe 'A map file' {
    BeforeEach {
        $marker = Join-Path -Path $TestDrive -ChildPath "ran-$([guid]::NewGuid().ToString('N'))"
        $evil = Join-Path -Path $TestDrive -ChildPath 'Evil.psm1'
        # What would run writes a file; that it can is seen by running it.
        $run = "[System.IO.File]::WriteAllText('$marker', 'x')"
        [System.IO.File]::WriteAllText($evil, "$run`nclass Evil { static [int] `$Ran = 1 }")
    }

    It 'does not run <Name>' -ForEach @(
        @{ Name = 'a subexpression'; Text = '@{ ''Primary Email'' = $(RUN) }' }
        @{ Name = 'a subexpression in a text'; Text = '@{ ''Primary Email'' = "mail$(RUN)" }' }
        @{ Name = 'a subexpression as a key'; Text = '@{ $(RUN) = ''mail'' }' }
        @{ Name = 'a parenthesis'; Text = '@{ Name = (RUN) }' }
        @{ Name = 'a call of a method'; Text = '@{ Name = RUN }' }
        @{ Name = 'a script block that is called'; Text = '@{ Name = & { RUN } }' }
        @{ Name = 'a script block that is dot-sourced'; Text = '@{ Name = . { RUN } }' }
        @{ Name = 'a command'; Text = '@{ Name = Invoke-Expression "RUN" }' }
        @{ Name = 'a pipeline'; Text = '@{ Name = 1 | ForEach-Object { RUN } }' }
        @{ Name = 'a condition'; Text = '@{ Name = if ($true) { RUN } }' }
        @{ Name = 'an assignment'; Text = '@{ Name = $x = RUN }' }
        @{ Name = 'a list with a call'; Text = '@{ Name = @(''a'', (RUN)) }' }
        @{ Name = 'a table within the table'; Text = '@{ Name = @{ Property = ''cn''; Default = RUN } }' }
        @{ Name = 'an index'; Text = '@{ Name = (''a'', ''b'')[$(RUN)] }' }
        @{ Name = 'a cast'; Text = '@{ Name = [string] (RUN) }' }
        @{ Name = 'an operator'; Text = '@{ Name = ''a'' -replace ''a'', { RUN } }' }
        @{ Name = 'a block that is made and invoked'; Text = '@{ Name = [scriptblock]::Create(''RUN'').Invoke() }' }
        @{ Name = 'a method of a block'; Text = '@{ Name = { RUN }.Invoke() }' }
        @{ Name = 'a default of a parameter'; Text = "param(`$x = (RUN))`n@{ Name = 'cn' }" }
        @{ Name = 'a begin block'; Text = "begin { RUN }`nend { @{ Name = 'cn' } }" }
        @{ Name = 'a clean or dynamic block'; Text = "dynamicparam { RUN }`nend { @{ Name = 'cn' } }" }
        @{ Name = 'a statement before the table'; Text = "RUN`n@{ Name = 'cn' }" }
        @{ Name = 'a statement after the table'; Text = "@{ Name = 'cn' }`nRUN" }
        @{ Name = 'a pipeline behind the table'; Text = "@{ Name = 'cn' } | ForEach-Object { RUN }" }
        @{ Name = 'a trap'; Text = "trap { RUN }`n@{ Name = 'cn' }" }
        @{ Name = 'a function'; Text = "function f { RUN }`n@{ Name = f }" }
        @{ Name = 'a class'; Text = "class C { static [object] `$x = (RUN) }`n@{ Name = [C]::x }" }
        @{ Name = 'a module that is used'; Text = "using module 'EVIL'`n@{ Name = 'cn' }" }
        @{ Name = 'a data section'; Text = "data { RUN }`n@{ Name = 'cn' }" }
        @{ Name = 'a variable of the environment'; Text = '@{ Name = $env:PATH }' }
        @{ Name = 'a variable'; Text = '@{ Name = $ExecutionContext }' }
    ) {
        $seen = Read-Map ($Text.Replace('RUN', $run).Replace('EVIL', $evil))

        $marker | Should -Not -Exist
        $seen.Terminating | Get-ErrorId | Should -BeIn 'MapFileNotData', 'MapFileInvalid'
        $seen.Output | Should -BeNullOrEmpty
    }

    It 'would be seen to run' {
        & ([scriptblock]::Create("@{ Name = $run }"))

        $marker | Should -Exist
    }

    It 'runs the block of a column once a record, and not before' {
        $seen = Read-Map "@{ 'Primary Email' = 'mail'; Name = { $run; 'Ann' } }"

        $marker | Should -Exist
        $seen.Output[1] | Should -BeExactly 'ann@example.com,Ann'
    }

    It 'in JSON runs nothing, ever' {
        $seen = Read-Map "{ ""Primary Email"": ""mail"", ""Name"": { ""Expression"": ""{ $($run.Replace('\', '\\')) }"" } }" 'json'

        $marker | Should -Not -Exist
        @($seen.Terminating | Get-ErrorId) + @($seen.Error | Get-ErrorId) | Should -Not -BeNullOrEmpty
    }

    It 'that is <Name> ends in an error with an id' -ForEach @(
        @{ Name = 'a table with one key in two spellings'; Text = '@{ 1 = ''a''; ''1'' = ''b'' }' }
        @{ Name = 'a text of a thousand million letters'; Text = '@{ Name = ''x'' * 1000000000 }' }
        @{ Name = 'a range of a thousand million numbers'; Text = '@{ Name = 1..1000000000 }' }
        @{ Name = 'empty'; Text = '' }
        @{ Name = 'all NUL'; Text = ("`0" * 100) }
        @{ Name = 'a block of comments'; Text = '<# @{ Name = ''cn'' } #>' }
        @{ Name = 'nested a hundred deep'; Text = ('@{ Name = ' * 100) + "'cn'" + (' }' * 100) }
    ) {
        $seen = Read-Map $Text

        $seen.Terminating | Should -Not -BeNullOrEmpty
        $seen.Terminating | Get-ErrorId | Should -Match '^Map|^EmptyMap$|^UnknownColumn$'
    }
}
