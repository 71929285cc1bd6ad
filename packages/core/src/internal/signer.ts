/** What signs a request; the platform says how (`#crypto`). */
import type * as Effect from "effect/Effect"

type Headers = ReadonlyArray<string>

/** Hashes a body, signs the text made of the hash, and gives the headers made of hash and signature; both are base64. */
export type Signer = (
  body: string | Uint8Array,
  textOf: (digest: string) => string,
  headersOf: (digest: string, signature: string) => Headers
) => Headers | Effect.Effect<Headers>
