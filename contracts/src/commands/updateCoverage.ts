/** Writes the coverage tables into the README: `pnpm coverage:update`. */
import { readFileSync, writeFileSync } from "node:fs"
import * as Effect from "effect/Effect"
import { coverage } from "../coverage.ts"
import { place, render } from "../coverageTable.ts"
import { parse } from "../pacts/PactFile.ts"
import { committed, readme, textsIn } from "../pacts/places.ts"

const pacts = [...textsIn(committed)].map(([name, text]) => parse(name, text))
const rows = await Effect.runPromise(coverage(pacts))
writeFileSync(readme, place(readFileSync(readme, "utf8"), render(rows)))
console.log(`coverage: ${rows.length} operations`)
