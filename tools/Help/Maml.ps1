# Makes MAML from the pages. PlatyPS reads the Markdown and lays out the commands; what it leaves as Markdown in the text,
# and what it leaves out, is put right here. Dot-sourced by Help.ps1.

$names = @{
    maml    = 'http://schemas.microsoft.com/maml/2004/10'
    command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
    dev     = 'http://schemas.microsoft.com/maml/dev/2004/10'
}

function Export-Maml {
    param([string[]] $Page, [string] $Path)
    $commands = @(foreach ($file in $Page) { Read-Page $file })
    $folder = Join-Path -Path ([System.IO.Path]::GetTempPath()) -ChildPath "FourMe.Import.Help-$([guid]::NewGuid().ToString('N'))"
    try {
        $made = Export-MamlCommandHelp -CommandHelp $commands -OutputFolder $folder
        $document = [System.Xml.XmlDocument]::new()
        $document.Load($made.FullName)
    }
    finally {
        if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
    }
    $elements = @(Select-Element $document '/*/command:command')
    for ($i = 0; $i -lt $elements.Count; $i++) { Repair-Command -Element $elements[$i] -Help $commands[$i] }
    Save-Maml -Document $document -Path $Path
}

function Read-Page {
    param([string] $Path)
    $help = Import-MarkdownCommandHelp -Path $Path
    # A date would change whenever somebody looks at the page.
    $wrong = $help.Diagnostics.Messages | Where-Object { "$($_.Severity)" -ne 'Information' -and $_.Identifier -notlike "*'ms.date'*" }
    if ($wrong) { throw "'$Path': $(($wrong | ForEach-Object { "$($_.Source): $($_.Message) $($_.Identifier)" }) -join '; ')" }
    $help
}

function Repair-Command {
    param([System.Xml.XmlElement] $Element, $Help)
    foreach ($example in Select-Element $Element 'command:examples/command:example') { Repair-Example $example }
    foreach ($parameter in Select-Element $Element 'command:parameters/command:parameter | command:syntax/*/command:parameter') { Repair-Parameter $parameter $Help }
    foreach ($text in Select-Element $Element './/maml:description | .//maml:alert') { Repair-Text $text }
    # A console has nothing to follow a path of this repository with: the name alone is what Get-Help takes.
    foreach ($link in Select-Element $Element 'command:relatedLinks/maml:navigationLink') {
        $address = (Select-Element $link 'maml:uri')
        if (-not $address.InnerText) { $null = $link.ParentNode.RemoveChild($link) }
        elseif ($address.InnerText -notmatch '^https:') { $address.IsEmpty = $true }
    }
}

# PlatyPS puts the fences of the code, its text and the remarks into one introduction.
function Repair-Example {
    param([System.Xml.XmlElement] $Example)
    $introduction = (Select-Element $Example 'maml:introduction')
    $text = Get-Text $introduction
    $found = [regex]::Match($text, '\A```powershell\n(?<code>.+?)\n```\n(?<remarks>[^`].*)\z', 'Singleline')
    if (-not $found.Success) { throw "An example is code between fences and remarks below it, and not: $text" }
    (Select-Element $Example 'dev:code').InnerText = $found.Groups['code'].Value
    $remarks = (Select-Element $Example 'dev:remarks')
    Add-Paragraph $remarks $found.Groups['remarks'].Value
    # The line between this example and the next.
    $null = $remarks.AppendChild($remarks.OwnerDocument.CreateElement('maml', 'para', $names.maml))
    $null = $Example.RemoveChild($introduction)
}

function Repair-Parameter {
    param([System.Xml.XmlElement] $Parameter, $Help)
    $name = (Select-Element $Parameter 'maml:name').InnerText
    $facts = $Help.Parameters | Where-Object -Property Name -EQ $name
    $Parameter.SetAttribute('position', $Parameter.GetAttribute('position').ToLowerInvariant())
    $Parameter.SetAttribute('globbing', "$($facts.SupportsWildcards)".ToLowerInvariant())
    $type = (Select-Element $Parameter 'dev:type')
    foreach ($value in Select-Element $Parameter 'command:parameterValue') {
        if ($facts.Type -eq 'System.Management.Automation.SwitchParameter' -and $Parameter.ParentNode.LocalName -eq 'syntaxItem') { $null = $Parameter.RemoveChild($value) }
        else { $value.InnerText = $value.InnerText -replace '^.*\.' }
    }
    if (-not (Select-Element $Parameter 'dev:defaultValue')) {
        $default = $Parameter.OwnerDocument.CreateElement('dev', 'defaultValue', $names.dev)
        $default.InnerText = $facts.DefaultValue
        $null = $Parameter.InsertAfter($default, $type)
    }
    if ($Parameter.ParentNode.LocalName -eq 'syntaxItem') {
        # PlatyPS says of every parameter of a syntax that it takes nothing from the pipeline.
        $twin = Select-Element $Parameter.ParentNode "../../command:parameters/command:parameter[maml:name = '$name']"
        $Parameter.SetAttribute('pipelineInput', $twin.GetAttribute('pipelineInput'))
    }
}

function Repair-Text {
    param([System.Xml.XmlElement] $Element)
    $text = Get-Text $Element
    $Element.RemoveAll()
    Add-Paragraph $Element $text
}

function Get-Text {
    param([System.Xml.XmlElement] $Element)
    # PlatyPS fills empty paragraphs with a control character.
    ((Select-Element $Element 'maml:para' | ForEach-Object -MemberName InnerText) -replace [char] 0x80, '') -join "`n`n" -replace '\r', '' -replace '\n{3,}', "`n`n" -replace '\A\n+|\n+\z', ''
}

# A paragraph for each of the text; of a list one for each of its points. The console breaks the lines, not the page.
function Add-Paragraph {
    param([System.Xml.XmlElement] $Element, [string] $Text)
    foreach ($block in [regex]::Split($Text.Trim(), '\n{2,}|\n(?=- )')) {
        if (-not $block) { continue }
        $paragraph = $Element.OwnerDocument.CreateElement('maml', 'para', $names.maml)
        $paragraph.InnerText = ConvertTo-PlainText $block
        $null = $Element.AppendChild($paragraph)
    }
}

function ConvertTo-PlainText {
    param([string] $Markdown)
    $Markdown -replace '\s+', ' ' -replace '\[([^\]]+)\]\([^)]*\)', '$1' -replace '\*\*([^*]+)\*\*', '$1' -replace '`([^`]+)`', '$1'
}

function Select-Element {
    param([System.Xml.XmlNode] $Node, [string] $Path)
    Select-Xml -Xml $Node -XPath $Path -Namespace $names | ForEach-Object -MemberName Node
}

function Save-Maml {
    param([System.Xml.XmlDocument] $Document, [string] $Path)
    $settings = [System.Xml.XmlWriterSettings]::new()
    $settings.Indent = $true
    $settings.NewLineChars = "`n"
    $settings.Encoding = [System.Text.UTF8Encoding]::new($false)
    $target = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
    $writer = [System.Xml.XmlWriter]::Create($target, $settings)
    try { $Document.Save($writer) } finally { $writer.Dispose() }
    [System.IO.File]::AppendAllText($target, "`n")
}
