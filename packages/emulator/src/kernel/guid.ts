/** GUIDs that the local cloud makes. */
import { randomUUID } from "node:crypto"

/** Endings that mean something to the telephone network. */
const meaningful = /(?:603|486|408|480|404|500)$/

/** A fresh GUID whose last three digits mean nothing to the telephone network. */
export const guid = (): string => {
  let id = randomUUID()
  while (meaningful.test(id)) id = randomUUID()
  return id
}
