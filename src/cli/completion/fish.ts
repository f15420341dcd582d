import type { CommandWords } from './model.js'

export function fishScript(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap(({ command, below, flags, words, values }) => [
    entry(`below ${command}`, below),
    entry(`flags ${command}`, flags),
    entry(`words ${command}`, words),
    ...values.map(([flag, list]) => entry(`value ${command} ${flag}`, list)),
  ])
  return `# Completion of pmm-config for fish: pmm-config completion fish | source
function __pmm_config_words
    switch "$argv[1]"
${lines.join('\n')}
        case '*'
            return 1
    end
end
function __pmm_config
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l previous $typed[-1]
    set -l named ''
    set -l prefix ''
    set -l list
    for word in $typed[2..]
        contains -- $word (__pmm_config_words "below $named"); or break
        set named (string trim -- "$named $word")
    end
    if string match -qr '^--[^=]*=' -- $current
        set previous (string replace -r '=.*' '' -- $current)
        set prefix "$previous="
    end
    if set list (__pmm_config_words "value $named $previous")
    else if string match -q -- '-*' $current
        set list (__pmm_config_words "flags $named")
    else
        set list (__pmm_config_words "below $named") (__pmm_config_words "words $named")
    end
    if test (count $list) -gt 0
        printf "$prefix%s\\n" $list
    else
        __fish_complete_path (string replace -- "$prefix" '' $current)
    end
end
complete -c pmm-config -f -a '(__pmm_config)'
`
}

const entry = (key: string, words: readonly string[]) =>
  `        case '${key}'\n            ${words.length === 0 ? 'true' : `printf '%s\\n' ${words.map((word) => `'${word}'`).join(' ')}`}`
