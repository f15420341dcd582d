import { wordsFunction } from './bash.js'
import type { CommandWords } from './model.js'

export function zshScript(commands: readonly CommandWords[]): string {
  return `#compdef pmm-config
# Completion of pmm-config for zsh: eval "$(pmm-config completion zsh)"
_pmm_config() {
  local current="\${words[CURRENT]}" previous="\${words[CURRENT-1]}" command="" word="" list="" prefix=""
  local -i index
  if [[ "$current" == --*=* ]]; then
    previous="\${current%%=*}"
    prefix="$previous="
  fi
  for ((index = 2; index < CURRENT; index++)); do
    word="\${words[index]}"
    case " $(_pmm_config_words "below $command") " in
      *" $word "*) command="\${command:+$command }$word" ;;
      *) break ;;
    esac
  done
  if list="$(_pmm_config_words "value $command $previous")"; then
    [[ -n "$prefix" ]] && compset -P '*='
  elif [[ "$current" == -* ]]; then
    list="$(_pmm_config_words "flags $command")"
  else
    list="$(_pmm_config_words "below $command") $(_pmm_config_words "words $command")"
  fi
  if [[ -n "\${list// /}" ]]; then compadd -- \${=list}; else _files; fi
}
${wordsFunction(commands)}
if [ "$funcstack[1]" = "_pmm_config" ]; then _pmm_config "$@"; else compdef _pmm_config pmm-config; fi
`
}
