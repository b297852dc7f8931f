# Not a test of the module: shows the harness one of everything that Pester can report.
Describe 'Outcome' {
    It 'passes' { 1 | Should -Be 1 }

    It 'fails' { 'is' | Should -Be 'ought' -Because 'that is the point' }

    It 'passes for <_>' -ForEach @(
        1
        2
    ) {
        $_ | Should -BeLessThan 3
    }

    It 'fails for <_> of two' -ForEach 1, 2 { $_ | Should -Be 1 }

    It 'is skipped by the file' -Skip { 1 | Should -Be 1 }

    It 'is skipped with a reason' { Set-ItResult -Skipped -Because 'there is no such thing here' }

    It 'is skipped for <_> of two' -ForEach 1, 2 {
        if ($_ -eq 2) { Set-ItResult -Skipped -Because 'two is too many' }
        $_ | Should -Be 1
    }

    It 'is inconclusive' { Set-ItResult -Inconclusive -Because 'nobody knows' }

    Context 'with a set-up that fails' {
        BeforeAll { throw 'the set-up broke' }
        It 'never begins' { 1 | Should -Be 1 }
    }

    Context 'with a clean-up that fails' {
        AfterAll { throw 'the clean-up broke' }
        It 'has passed by then' { 1 | Should -Be 1 }
    }

    'one', 'two' | ForEach-Object { It "is made in a loop: $_" { 1 | Should -Be 1 } }
}
