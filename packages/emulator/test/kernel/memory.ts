/** What is kept in memory, looked at after a collection: what nobody holds is not counted. */
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

setFlagsFromString("--expose-gc")
const gc: unknown = runInNewContext("gc")

/** Throws away what nobody holds. */
export const collectGarbage = (): void => {
  if (typeof gc !== "function") throw new TypeError("garbage cannot be collected")
  gc()
}

/** How many bytes are kept; without compiled code, of which there is more the longer a program runs. */
export const keptBytes = (): number => {
  collectGarbage()
  collectGarbage()
  return getHeapSpaceStatistics()
    .filter(({ space_name: space }) => !/code|trusted/.test(space))
    .reduce((sum, { space_used_size: bytes }) => sum + bytes, 0)
}
