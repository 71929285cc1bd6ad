/** Browsers and workers ask no endpoint: no local cloud runs beside them. */
import type { Ask } from "./localSettings.ts"

/** Not available on this platform. */
export const ask: Ask | undefined = undefined
