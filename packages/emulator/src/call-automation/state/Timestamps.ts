/**
 * Event times as the service writes them: up to seven fraction digits with trailing zeros trimmed, and always `+00:00`.
 *
 * The network clock has milliseconds; the four digits below are made, grow within a millisecond, and are the same in every run.
 */

const step = 31

/** Makes a source of event times that never repeats and never goes back while its clock does not. */
export const makeTimestamps = (now: () => number): (() => string) => {
  let last = -1
  let digits = 0
  let serial = 0
  return () => {
    const millis = now()
    serial++
    // Starting low leaves room to grow within one millisecond; when that is used up, times repeat.
    digits = millis === last ? Math.min(9999, digits + step) : (serial * 271) % 3000
    last = millis
    return format(millis, digits)
  }
}

/** A time with ten-thousandths of a millisecond in the service's form. */
const format = (millis: number, digits: number): string => {
  const iso = new Date(millis).toISOString()
  const fraction = `${iso.slice(20, 23)}${String(digits).padStart(4, "0")}`.replace(/(?<!0)0+$/, "")
  return `${iso.slice(0, 19)}${fraction === "" ? "" : `.${fraction}`}+00:00`
}
