/** Writes the coverage tables into the README, and the parity tables into the emulator's: the last step of `pnpm derive`, by itself `pnpm coverage:update`. */
import { readFileSync, writeFileSync } from "node:fs"
import * as Effect from "effect/Effect"
import { coverage } from "../coverage.ts"
import { render } from "../coverageTable.ts"
import { parse } from "../pacts/PactFile.ts"
import { committed, emulatorReadme, readme, textsIn } from "../pacts/paths.ts"
import { parity } from "../parity.ts"
import { render as renderParity } from "../parityTable.ts"
import { place } from "../section.ts"

const write = (path: string, section: string, text: string) =>
  writeFileSync(path, place(readFileSync(path, "utf8"), section, text))

const pacts = [...textsIn(committed)].map(([name, text]) => parse(name, text))
const rows = await Effect.runPromise(coverage(pacts))
write(readme, "coverage", render(rows))
const known = await Effect.runPromise(parity)
write(emulatorReadme, "parity", renderParity(known))
console.log(`coverage: ${rows.length} operations; parity: ${known.rows.length} operations and events`)
