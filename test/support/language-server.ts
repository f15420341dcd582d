import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)
const SERVER = require.resolve('yaml-language-server/bin/yaml-language-server')

/** A place of a text, as the protocol counts: lines and UTF-16 units from 0 on. */
interface Place {
  readonly line: number
  readonly character: number
}

interface EditorDiagnostic {
  readonly range: { readonly start: Place; readonly end: Place }
  readonly message: string
}

interface Completion {
  readonly label: string
  readonly documentation?: string | { readonly value: string }
}

/** A process of the language server behind the YAML extension of editors, and one file open in it at a time. */
export interface LanguageServer {
  /** Opens a text as a file and returns what the editor underlines in it. */
  diagnostics(path: string, text: string): Promise<readonly EditorDiagnostic[]>
  /** What is offered at a place of an open file. */
  complete(path: string, at: Place): Promise<readonly Completion[]>
  /** What is said of a place of an open file. */
  hover(path: string, at: Place): Promise<string>
  end(): void
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** @param settings what the editor's settings hold below `yaml` */
export async function startLanguageServer(folder: string, settings: object = {}): Promise<LanguageServer> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = new Map<number, (message: Message) => void>()
  const published = new Map<string, (found: readonly EditorDiagnostic[]) => void>()
  let count = 0

  const send = (message: object) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }))
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`)
    child.stdin.write(body)
  }
  const ask = async (method: string, params: object): Promise<unknown> => {
    const id = ++count
    const answer = new Promise<Message>((done) => answers.set(id, done))
    send({ id, method, params })
    const { result, error } = await answer
    if (error) throw new Error(`${method}: ${error.message}`)
    return result
  }
  const receive = (message: Message) => {
    const { id, method, params, result } = message
    if (method === undefined) answers.get(id!)?.(message)
    else if (method === 'workspace/configuration')
      send({ id, result: configurations(params as { items: readonly { section: string }[] }) })
    else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly EditorDiagnostic[] }
      published.get(uri)?.(diagnostics)
    } else if (id !== undefined) send({ id, result: result ?? null })
  }
  const configurations = ({ items }: { items: readonly { section: string }[] }) =>
    items.map(({ section }) => (section === 'yaml' ? { schemaStore: { enable: false }, ...settings } : {}))
  readMessages(child.stdout, receive)

  await ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'configs' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: { hover: { contentFormat: ['markdown'] } },
    },
  })
  send({ method: 'initialized', params: {} })
  const uriOf = (path: string) => pathToFileURL(resolve(folder, path)).href

  return {
    async diagnostics(path, text) {
      const uri = uriOf(path)
      const found = new Promise<readonly EditorDiagnostic[]>((done) => published.set(uri, done))
      send({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
      })
      return found
    },
    async complete(path, position) {
      const params = { textDocument: { uri: uriOf(path) }, position }
      const { items } = (await ask('textDocument/completion', params)) as { items: readonly Completion[] }
      return items
    },
    async hover(path, position) {
      const params = { textDocument: { uri: uriOf(path) }, position }
      const found = (await ask('textDocument/hover', params)) as { contents: { value: string } } | null
      return found?.contents.value ?? ''
    },
    end: () => child.kill(),
  }
}

/** Each message is announced by its length in bytes. */
async function readMessages(stream: AsyncIterable<Buffer>, receive: (message: Message) => void) {
  let held = Buffer.alloc(0)
  for await (const chunk of stream) {
    held = Buffer.concat([held, chunk])
    for (;;) {
      const head = held.indexOf('\r\n\r\n')
      if (head < 0) break
      const length = Number(/Content-Length: (\d+)/.exec(held.toString('utf8', 0, head))?.[1])
      if (held.length < head + 4 + length) break
      receive(JSON.parse(held.toString('utf8', head + 4, head + 4 + length)))
      held = held.subarray(head + 4 + length)
    }
  }
}
