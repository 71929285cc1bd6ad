/** What both ways of reading base64 agree on. */

/** How many bytes a base64 string encodes, with or without padding; -1 for a length that none has. */
export const sizeOf = (text: string): number => {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0
  const digits = text.length - padding
  return digits % 4 === 1 || (padding > 0 && text.length % 4 !== 0) ? -1 : Math.floor((digits * 3) / 4)
}
