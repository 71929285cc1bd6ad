/** In browsers and workers nobody is asked: what runs there has no local cloud beside it. */
import type { Ask } from "./localSettings.ts"

/** Nobody asks. */
export const ask: Ask | undefined = undefined
