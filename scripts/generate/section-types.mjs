// What schemas say of types, and nothing else they say, in a form that json-schema-to-typescript makes types of.

/** @typedef {Record<string, any>} Schema */

/** Words of a schema that types keep as they are. */
const KEPT = ['description', 'deprecated', 'enum', 'const']

/** `trakt.schema.json#/definitions/token` @param {string} ref @param {string} home the file that it stands in */
function locate(ref, home) {
  const [file = '', pointer = ''] = ref.split('#')
  return { file: file || home, steps: pointer.split('/').filter(Boolean) }
}

/** @param {string} name */
const pascal = (name) =>
  name.replace(/(?:^|[-_])(\w)/g, (_, letter) => letter.toUpperCase()).replace(/^\w/, (l) => l.toUpperCase())

/** @param {Record<string, Schema>} schemas those of a config, by file name */
export function createTypes(schemas) {
  const config = schemas['config.schema.json'] ?? {}

  /** What the type of a file is called. @param {string} file */
  function nameOf(file) {
    const name = file.replace('.schema.json', '')
    return `${pascal(name)}${Object.hasOwn(config.properties, name) ? 'Section' : ''}`
  }

  /** The type that a reference stands for, if what it refers to says anything of types. @param {string} ref @param {string} home */
  function referred(ref, home) {
    const { file, steps } = locate(ref, home)
    const node = steps.reduce((/** @type {any} */ at, step) => at?.[step], schemas[file])
    if (node === undefined) throw new Error(`${home} refers to ${ref}, which there is not`)
    if (steps.length === 0) return { name: nameOf(file), node }
    const isNamed = steps.length === 2 && steps[0] === 'definitions' && hasType(node, file)
    return isNamed
      ? { name: `${pascal(file.replace('.schema.json', ''))}${pascal(steps[1] ?? '')}`, node }
      : undefined
  }

  /** The references of a node, those that hold only for one kind of value among them. @param {Schema} node @returns {string[]} */
  function refsOf(node) {
    return [node, node.then ?? {}].flatMap((one) => [
      ...(one.$ref ? [one.$ref] : []),
      ...(one.allOf ?? []).flatMap(refsOf),
    ])
  }

  /** @param {Schema} node @param {string} home @returns {boolean} */
  function hasType(node, home) {
    if (['type', 'enum', 'const', 'properties'].some((keyword) => node[keyword] !== undefined)) return true
    if (node.anyOf) return node.anyOf.every((/** @type {Schema} */ one) => hasType(one, home))
    return refsOf(node).some((ref) => referred(ref, home) !== undefined)
  }

  /** A node as types know it. @param {any} node @param {string} home @returns {Schema} */
  function toTypes(node, home) {
    if (!hasType(node, home)) return { ...kept(node), tsType: 'unknown' }
    const own = kept(node)
    const targets = refsOf(node).flatMap((ref) => referred(ref, home) ?? [])
    const [target] = targets
    if (node.type === undefined && target && !node.enum && !node.anyOf) return { ...own, tsType: target.name }
    const types = [node.type ?? []].flat()
    const whole = targets.find((one) => one.node.properties ?? one.node.additionalProperties)
    if (whole && types.includes('object') && !node.properties) return union(node, types, whole, own, home)
    if (node.type === undefined && node.anyOf)
      return { ...own, anyOf: node.anyOf.map((/** @type {Schema} */ one) => toTypes(one, home)) }
    return {
      ...own,
      ...(node.enum || node.type === undefined ? {} : { type: node.type }),
      ...below(node, home),
    }
  }

  /** Keys and values are what another file describes; a list or a single value may stand there as well. @param {Schema} node @param {string[]} types @param {{ name: string, node: Schema }} whole @param {Schema} own @param {string} home */
  function union(node, types, whole, own, home) {
    const taken = [whole.node.type ?? 'object'].flat()
    const others = types.filter((type) => !taken.includes(type))
    const parts = others.map((type) =>
      type === 'array' ? { type, ...below({ items: node.items }, home) } : { type },
    )
    return parts.length === 0
      ? { ...own, tsType: whole.name }
      : { ...own, anyOf: [{ tsType: whole.name }, ...parts] }
  }

  /** @param {Schema} node @param {string} home */
  function below({ properties, additionalProperties, items, required }, home) {
    return {
      ...(properties ? { properties: mapped(properties, home) } : {}),
      ...(additionalProperties === undefined
        ? {}
        : {
            additionalProperties:
              typeof additionalProperties === 'object'
                ? toTypes(additionalProperties, home)
                : additionalProperties,
          }),
      ...(items ? { items: toTypes(items, home) } : {}),
      ...(required ? { required } : {}),
    }
  }

  /** @param {Record<string, Schema>} nodes @param {string} home */
  const mapped = (nodes, home) =>
    Object.fromEntries(Object.entries(nodes).map(([key, node]) => [key, toTypes(node, home)]))

  return {
    /** Every type by its name: the config's, one for each file, one for each definition that says anything of types. */
    all: () =>
      Object.entries(schemas).flatMap(([file, schema]) => [
        { name: nameOf(file), schema: toTypes(schema, file) },
        ...Object.entries(schema.definitions ?? {})
          .filter(([, node]) => hasType(node, file))
          .map(([name, node]) => ({
            name: `${pascal(file.replace('.schema.json', ''))}${pascal(name)}`,
            schema: toTypes(node, file),
          })),
      ]),
  }
}

/** @param {Schema} node */
const kept = (node) => Object.fromEntries(Object.entries(node).filter(([key]) => KEPT.includes(key)))
