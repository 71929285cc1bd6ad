// Writes the generated sources of the packages from their declarations: the types that users see, and the codecs and operations that
// clients use in place of schemas. It runs from the sources, so a clean clone can derive before it builds.
//
//   node scripts/derive.mjs [root]    writes src/generated, src/operations/index.ts and the table in README.md of every package that has
//                                     src/schemas/index.ts, and what the inspector knows of their clients
//   node scripts/derive.mjs --check   fails when a file would change
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"
import { derive } from "./derive/derive.mjs"

const args = process.argv.slice(2)
const check = args.includes("--check")
const root = args.find((arg) => !arg.startsWith("--")) ?? dirname(dirname(fileURLToPath(import.meta.url)))
const stale = await derive(root, { check })
if (check && stale.length > 0) {
  for (const path of stale) console.error(`${path}: not what the declarations say; run "pnpm derive"`)
  process.exitCode = 1
} else console.log(stale.length === 0 ? "derive: everything is up to date" : `derive: wrote ${stale.join(", ")}`)
