/** Reads a body of the web's streams, no further than is allowed. */
import { tooLarge } from "./limits.ts"

/** The bytes of a body, or `undefined` when they are more than the limit; what is left is then cancelled. */
export const read = async (body: ReadableStream<Uint8Array> | null, limit: number): Promise<Uint8Array | undefined> => {
  const chunks: Array<Uint8Array> = []
  let size = 0
  const reader = body?.getReader()
  for (;;) {
    const next = await reader?.read()
    if (next?.value === undefined) break
    size += next.value.length
    if (size > limit) {
      reader?.cancel().catch(() => {})
      return undefined
    }
    chunks.push(next.value)
  }
  return join(chunks, size)
}

/** Joins chunks, whose total length in bytes is given. */
export const join = (chunks: ReadonlyArray<Uint8Array>, size: number): Uint8Array => {
  const [first = new Uint8Array()] = chunks
  if (chunks.length < 2) return first
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

const decoder = /* @__PURE__ */ new TextDecoder()

/** What reads the bytes of an answer and their text; both throw when there were too many. */
export const readers = (bytes: Uint8Array | undefined, limit: number) => {
  const all = (): Uint8Array => {
    if (bytes === undefined) throw tooLarge(limit)
    return bytes
  }
  return { bytes: all, text: () => decoder.decode(all()) }
}
