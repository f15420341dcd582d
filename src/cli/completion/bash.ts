import type { CommandWords } from './model.js'

/** In bash a `=` is a word of its own. */
export function bashScript(commands: readonly CommandWords[]): string {
  return `# Completion of pmm-config for bash: eval "$(pmm-config completion bash)"
_pmm_config() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="" command="" word="" list="" index
  [ "$COMP_CWORD" -gt 0 ] && previous="\${COMP_WORDS[COMP_CWORD-1]}"
  if [ "$current" = "=" ]; then current=""; elif [ "$previous" = "=" ]; then previous="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    case " $(_pmm_config_words "below $command") " in
      *" $word "*) command="\${command:+$command }$word" ;;
      *) break ;;
    esac
  done
  COMPREPLY=()
  if list="$(_pmm_config_words "value $command $previous")"; then
    :
  elif [ "\${current:0:1}" = "-" ]; then
    list="$(_pmm_config_words "flags $command")"
  else
    list="$(_pmm_config_words "below $command") $(_pmm_config_words "words $command")"
  fi
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$list" -- "$current")
}
${wordsFunction(commands)}
complete -o default -F _pmm_config pmm-config
`
}

/** A function that prints the words of a kind for a command, and fails where there is no such entry. */
export function wordsFunction(commands: readonly CommandWords[]): string {
  const entries = commands.flatMap(({ command, below, flags, words, values }) => [
    entry(`below ${command}`, below),
    entry(`flags ${command}`, flags),
    entry(`words ${command}`, words),
    ...values.map(([flag, list]) => entry(`value ${command} ${flag}`, list)),
  ])
  return `_pmm_config_words() {
  case "$1" in
${entries.join('\n')}
    *) return 1 ;;
  esac
}`
}

const entry = (key: string, words: readonly string[]) => `    '${key}') printf '%s' '${words.join(' ')}' ;;`
