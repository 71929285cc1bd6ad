/** Makes the committed contracts those that the consumer tests have written: a step of `pnpm derive`, by itself `pnpm contracts:update`. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { differences } from "../pacts/differences.ts"
import { committed, textsIn, written } from "../pacts/paths.ts"

const texts = written()
const changes = differences(textsIn(committed), texts)
rmSync(committed, { recursive: true, force: true })
mkdirSync(committed, { recursive: true })
for (const [name, text] of texts) writeFileSync(join(committed, name), text)
console.log(changes.length === 0 ? `contracts: ${texts.size} files, unchanged` : changes.join("\n"))
