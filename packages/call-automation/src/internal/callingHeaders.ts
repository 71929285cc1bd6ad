/** The documented limits of the headers that an application hands to the other side of a call. */

/** Headers by name. */
export type Headers = Readonly<Record<string, string>>

/** A name of at most 64 characters with a prefix that is not reserved; a value of at most 256 in one line. */
const isSipHeader = ([name, value]: readonly [string, string]): boolean =>
  /^(?:x-ms-custom-|x-(?!ms-))[\w.!%*+~-]+$/i.test(name) && name.length <= 64 && isSipValue(value)

const isSipValue = (value: string): boolean => value.length <= 256 && !/\p{Cc}/u.test(value)

const userToUser = "user-to-user"

/** Whether there are at most five custom SIP headers and `User-To-User`, each within its limits. */
export const areSipHeaders = (given: Headers): boolean => {
  const all = Object.entries(given)
  const custom = all.filter(([name]) => name.toLowerCase() !== userToUser)
  const values = all.every(([, value]) => isSipValue(value))
  return custom.length <= 5 && all.length <= custom.length + 1 && values && custom.every(isSipHeader)
}

/** Whether there are at most 1,000 VoIP headers, each within its limits. */
export const areVoipHeaders = (given: Headers): boolean => {
  const all = Object.entries(given)
  return all.length <= 1000 && all.every(([name, value]) => name.length <= 64 && value.length <= 1024)
}
