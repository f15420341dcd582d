import type { Path } from '../yaml/document.js'

/** What the schemas say about keys and secrets; handed in, so that nothing here depends on them. */
export interface SecretKnowledge {
  /** Whether the value at a path, counted from the root of a config, is marked secret. */
  isSecretKey(path: Path): boolean
  /** Whether one of the names that hold a secret would be marked secret directly below a path. */
  holdsSecretKey(path: Path): boolean
  /** Key names that hold a secret in some section. */
  readonly secretNames: ReadonlySet<string>
  /** Key names that hold none in any. */
  readonly publicNames: ReadonlySet<string>
}
