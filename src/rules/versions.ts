/** Ranges of PMM/Kometa versions that many rules speak of. */

/** Read off the source of these versions; what came before or after is not known for sure. */
export const VERIFIED = '>=1.16.3 <2.4.7'
/** From here on Kometa signs in by itself: `pin` and `force_refresh` are gone, `client_id` may be missing. */
export const DEVICE_CODE = '>=2.4.7'
/** Every version there has been. */
export const ALL = '>=0.0.0'
