/**
 * The signatures that were found good, for a program that is run many times in one process and meets the same tokens in every run, as an
 * exploration does.
 *
 * Nothing is remembered unless somebody asks for it: Microsoft signs a token for every event. It is the signature alone: what a token claims,
 * and whether its time has come or gone, is looked at every time.
 */
import * as Jose from "jose"

type KeySet = ReturnType<typeof Jose.createLocalJWKSet>
type Key = Awaited<ReturnType<KeySet>>
type KeyOf = (header: Jose.JWSHeaderParameters, token: Jose.FlattenedJWSInput) => Promise<Key>

/** What is remembered, while anybody wants it to be. */
interface Memory {
  readonly sets: Map<string, KeySet>
  /** The tokens that a key has signed; equal sets of keys have the same keys here. */
  readonly tokens: WeakMap<Key, Set<string>>
  askedFor: number
}

let memory: Memory | undefined

/** The most tokens of one key, and the most sets of keys, that are remembered. */
const most = 1_000

/** Remembers good signatures until the result is called; several may ask for it at a time. */
export const remember = (): (() => void) => {
  const mine = (memory ??= { sets: new Map(), tokens: new WeakMap(), askedFor: 0 })
  mine.askedFor++
  let isAsked = true
  return () => {
    if (isAsked) mine.askedFor--
    isAsked = false
    if (mine.askedFor === 0 && memory === mine) memory = undefined
  }
}

/** A set of keys; the same one for an equal document. */
export const keySet = (document: Jose.JSONWebKeySet): KeySet => {
  if (memory === undefined) return Jose.createLocalJWKSet(document)
  const { sets } = memory
  const text = JSON.stringify(document)
  const set = sets.get(text) ?? Jose.createLocalJWKSet(document)
  if (sets.size >= most) sets.clear()
  sets.set(text, set)
  return set
}

/** What a good token claims; `verify` is asked unless the key that the token names is known to have signed it. */
export const verified = async (
  { claims, token }: { readonly token: string; readonly claims: Jose.JWTPayload },
  keyOf: KeyOf,
  verify: (keyOf: KeyOf) => Promise<{ readonly payload: Jose.JWTPayload }>
): Promise<Jose.JWTPayload> => {
  if (memory === undefined) return (await verify(keyOf)).payload
  const { tokens } = memory
  const [head = "", payload = "", signature = ""] = token.split(".")
  const key = await keyOf(Jose.decodeProtectedHeader(token), { protected: head, payload, signature })
  const known = tokens.get(key)
  if (known?.has(token) === true) return claims
  const good = await verify(() => Promise.resolve(key))
  if (known === undefined || known.size >= most) tokens.set(key, new Set([token]))
  else known.add(token)
  return good.payload
}
