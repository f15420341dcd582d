/**
 * Names that no variable KOMETA_... gives a placeholder: those of the run arguments of Kometa 2.4.4, and of the
 * other variables that it asks for by name (kometa.py, `arguments` and the calls of `get_env`). As a placeholder
 * spells them.
 */
const RESERVED = new Set(
  `collection collection-only collections collections-only config debug delete delete-collection
  delete-collections delete-label delete-labels divider docker ignore-ghost ignore-schedules
  libraries libraries-only library library-only linuxserver log-request log-requests low-priority
  metadata metadata-files metadata-only metadatas-only no-countdown no-missing no-report
  no-verify-ssl operation operation-only operations operations-only overlay overlay-only overlays
  overlays-only playlist-only playlists-only plex-token plex-url read-only-config resume run
  run-collection run-collections run-file run-files run-libraries run-library run-metadata-files
  run-test run-tests schema-path test tests time timeout times trace validate validate-config
  validate-dir validate-directory validate-file validate-files validate-level validate-schema
  validate-schemas width`.split(/\s+/),
)

/** Whether Kometa keeps KOMETA_NAME for itself, so that it never fills `<<name>>`; PMM_NAME still does. */
export function isReserved(name: string): boolean {
  return RESERVED.has(name)
}
