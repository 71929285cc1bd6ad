/** Reads the only form of a date that HTTP headers are written in: `Sun, 06 Nov 1994 08:49:37 GMT`. */

/** Milliseconds since 1970 of an IMF-fixdate; `NaN` for every other text, other forms of dates among them. */
export const fixdate = (text: string): number => {
  const millis = Date.parse(text)
  return Number.isNaN(millis) || new Date(millis).toUTCString() !== text ? Number.NaN : millis
}
