/** Base64 where there is no Node. */
import { sizeOf } from "./base64.ts"

const none = 64
const digits = /* @__PURE__ */ (() => {
  const table = new Uint8Array(128).fill(none)
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  for (let digit = 0; digit < alphabet.length; digit++) table[alphabet.charCodeAt(digit)] = digit
  return table
})()

/** As many bytes as a call takes for arguments. */
const most = 8192

/** The text of bytes. */
export const encode = (bytes: Uint8Array): string => {
  let binary = ""
  for (let at = 0; at < bytes.length; at += most) binary += String.fromCharCode(...bytes.subarray(at, at + most))
  return btoa(binary)
}

/** The bytes of a string, nothing when it is not base64. */
export const decode = (text: string): Uint8Array | undefined => {
  const size = sizeOf(text)
  if (size < 0) return undefined
  const bytes = new Uint8Array(size)
  let bits = 0
  let held = 0
  let to = 0
  for (let at = 0; to < size; at++) {
    const digit = digits[text.charCodeAt(at)] ?? none
    if (digit === none) return undefined
    bits = ((bits << 6) | digit) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[to++] = bits >> held
  }
  return bytes
}
