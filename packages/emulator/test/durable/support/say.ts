/** Says something to the parent process, at once. */
import { writeSync } from "node:fs"

export const say = (line: string): void => void writeSync(1, `${line}\n`)
