// Where the project lives, before anything is published: refuses the placeholder, and an address that is not the one
// of the repository that builds. After a change in the root's manifest, `--write` repeats it in every published package.
//
//   node scripts/addresses.mjs [--write]
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { addressesOf, unpublishable } from "./arrows/addresses.mjs"

const top = dirname(dirname(fileURLToPath(import.meta.url)))
const manifestAt = (folder) => JSON.parse(readFileSync(join(top, folder, "package.json"), "utf8"))
const root = manifestAt(".")

if (process.argv.includes("--write")) {
  for (const name of readdirSync(join(top, "packages"))) {
    const folder = `packages/${name}`
    const { repository: _, homepage: __, bugs: ___, ...rest } = manifestAt(folder)
    const entries = Object.entries({ ...rest })
    const at = entries.findIndex(([field]) => field === "license") + 1
    entries.splice(at, 0, ...Object.entries(addressesOf(root, folder)))
    writeFileSync(join(top, folder, "package.json"), `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`)
  }
} else {
  const problems = unpublishable(root, process.env.GITHUB_REPOSITORY)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
}
