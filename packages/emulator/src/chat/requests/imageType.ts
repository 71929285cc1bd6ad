/** What type of image bytes are, by how they begin; the service takes these and no others. Source: Chat Thread - Upload Chat Image. */

const starts = (bytes: Uint8Array, text: string, at = 0): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", at, at + text.length) === text

/** The media type; `undefined` for what is no image that is taken. */
export const imageType = (bytes: Uint8Array): string | undefined => {
  if (starts(bytes, "\u0089PNG\r\n\u001a\n")) return "image/png"
  if (starts(bytes, "\u00ff\u00d8\u00ff")) return "image/jpeg"
  if (starts(bytes, "GIF87a") || starts(bytes, "GIF89a")) return "image/gif"
  if (starts(bytes, "RIFF") && starts(bytes, "WEBP", 8)) return "image/webp"
  if (["ftypheic", "ftypheix", "ftypmif1"].some((brand) => starts(bytes, brand, 4))) return "image/heic"
  return undefined
}
