import { SCHEMAS } from '../generated/schemas.js'
import { createLookup } from './lookup.js'

/** The schemas of PMM's config as one tree, for all that look something up in them. */
export const CONFIG_LOOKUP = createLookup(SCHEMAS, 'config.schema.json')
