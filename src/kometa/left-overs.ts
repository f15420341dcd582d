/**
 * What people and programs put in the place of a secret before they show a config, beside what the schemas know of
 * Trakt's: masked by hand with its ends left readable, a remark in brackets, a request to fill it in, the name of
 * what belongs there.
 */
const STAND_INS: readonly RegExp[] = [
  /^[#*xX.…•●█■░▒_-]{3,}$/,
  /^[^\s*•●█■░▒]{0,8}[*•●█■░▒]{3,}[^\s*•●█■░▒]{0,8}$/,
  /^[0-9a-z]{1,8}(?:\.{3,}|…|#{3,}|x{5,})[0-9a-z]{0,8}$/i,
  /^[([{]\s*[a-z][a-z _-]{1,40}[)\]}]$/i,
  /^(?:removed|hidden|masked|censored|saniti[sz]ed|obfuscated|scrubbed|stripped|omitted|deleted|snipped|undefined|unset|dummy)$/i,
  /^(?:replace|fix|set|edit|fill)[-_ ]?(?:me|this|with|in)(?:[-_ ].*)?$/i,
  /^(?:to[-_ ]be[-_ ].*|not[-_ ]set|n\/a)$/i,
  /^[a-z]+(?:[_-][a-z]+)*[_-](?:token|key|secret|id|pin|password|url)$/i,
]

let all: RegExp | undefined

/** All of them in one: each alone would be compiled, which takes longer than to try it. */
function standIns(): RegExp {
  all ??= new RegExp(STAND_INS.map(({ source }) => source).join('|'), 'i')
  return all
}

/** Whether a text stands for a value that is not there; every form of it but those that the schemas name. */
export function isStandInText(text: string): boolean {
  const bare = text.trim()
  return bare.length <= 100 && standIns().test(bare)
}
