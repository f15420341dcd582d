import { libraryWebhookMigration, type OldWebhook, webhookMigration } from '../make/webhooks.js'

const NAMES: readonly OldWebhook[] = [
  'collection_creation',
  'collection_addition',
  'collection_removal',
  'collection_changes',
]

/** Webhooks for single changes, global and of a library. */
export const WEBHOOKS = NAMES.flatMap((name) => [webhookMigration(name), libraryWebhookMigration(name)])
