/** The part of cosmiconfig that searches and loads; its own declarations leave it out. */
declare module 'cosmiconfig/dist/Explorer.js' {
  interface Result {
    readonly config?: unknown
    readonly filepath: string
  }

  interface Options {
    readonly moduleName: string
    readonly searchPlaces: readonly string[]
    readonly searchStrategy: 'none'
    readonly stopDir: string
    readonly cache: false
    readonly ignoreEmptySearchPlaces: boolean
    readonly mergeSearchPlaces: boolean
    readonly mergeImportArrays: boolean
    readonly applyPackagePropertyPathToConfiguration: boolean
    readonly metaConfigFilePath: null
    readonly loaders: Readonly<Record<string, (path: string, content: string) => unknown>>
    transform(result: Result | null): Result | null
  }

  export class Explorer {
    constructor(options: Options)
    search(from: string): Promise<Result | null>
    load(path: string): Promise<Result | null>
  }
}
