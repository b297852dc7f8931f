# Not a test of the module: a file that Pester cannot even read the tests of.
throw 'discovery broke'

Describe 'Unreachable' {
    It 'is never found by Pester' { 1 | Should -Be 1 }
}
