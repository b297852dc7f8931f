# Not a test of the module: a file whose set-up fails as a whole.
BeforeAll { throw 'the set-up of the file broke' }

Describe 'Unprepared' {
    It 'never begins' { 1 | Should -Be 1 }
}
