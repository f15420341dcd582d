import type { CommandWords } from './model.js'

/** Where nothing is known PowerShell offers files by itself. */
export function powershellScript(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap(({ command, below, flags, words, values }) => [
    entry(`below ${command}`, below),
    entry(`flags ${command}`, flags),
    entry(`words ${command}`, words),
    ...values.map(([flag, list]) => entry(`value ${command} ${flag}`, list)),
  ])
  return `# Completion of pmm-config for PowerShell: pmm-config completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName pmm-config -ScriptBlock {
    param($current, $tree, $position)
    $table = @{
${lines.join('\n')}
    }
    $typed = @($tree.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
    $command = ''
    foreach ($word in ($typed | Select-Object -Skip 1)) {
        if ($table["below $command"] -notcontains $word) { break }
        $command = "$command $word".Trim()
    }
    $key = "value $command $($typed[-1])"
    $list = if ($table.ContainsKey($key)) { $table[$key] }
    elseif ($current.StartsWith('-')) { $table["flags $command"] }
    else { @($table["below $command"]) + @($table["words $command"]) }
    $list | Where-Object { $_ -and $_.StartsWith($current) } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
`
}

const entry = (key: string, words: readonly string[]) =>
  `        '${key}' = @(${words.map((word) => `'${word}'`).join(', ')})`
