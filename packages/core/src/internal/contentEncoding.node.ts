/** Bodies that a server compressed, although it was asked not to. */

type Then = (error: Error | null, bytes: Uint8Array) => void

/** Decodes gzip, deflate or br up to a number of bytes, or gives the body as it is. */
export const decode = (encoding: string, body: Uint8Array, maxOutputLength: number, then: Then): void => {
  const { brotliDecompress, inflateRaw, unzip } = process.getBuiltinModule("node:zlib")
  const name = encoding.toLowerCase()
  const run: typeof unzip | undefined =
    name === "br"
      ? brotliDecompress
      : // Some send deflate without the header that it ought to have.
        name === "deflate" && ((body[0] ?? 0) & 15) !== 8
        ? inflateRaw
        : /^(x-)?gzip$|^deflate$/.test(name)
          ? unzip
          : undefined
  if (!run) return then(null, body)
  run(body, { maxOutputLength }, then)
}
