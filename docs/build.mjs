/**
 * Builds the site into `.vitepress/dist`: writes the pages that are made from the packages, then runs VitePress. The packages have to be built.
 *
 * Every address in it is relative: a static host serves it at any path, and a browser opens it from the disk.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { build } from "vitepress"
import { assumedPage } from "./generate/assumed.mjs"
import { controlsPage } from "./generate/controls.mjs"
import { writeReference } from "./generate/reference.mjs"
import { sourceOf } from "./generate/repository.mjs"

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(here)

const { Emulator } = await import(pathToFileURL(join(root, "packages/emulator/dist/promise.js")).href)
const cloud = await Emulator.start({})
const control = async (path) => {
  const answer = await cloud.fetch(`http://127.0.0.1:4280/_emulator/${path}`)
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  return answer.json()
}

const parity = sourceOf("packages/emulator/README.md#how-much-of-it-is-microsofts")
const recorded = JSON.parse(readFileSync(join(root, "contracts/facts/recorded.json"), "utf8"))
writeFileSync(join(here, "controls.md"), controlsPage(await control("openapi.json")))
writeFileSync(join(here, "assumed.md"), assumedPage({ coverage: await control("coverage"), parity, recorded }))
await cloud.close()
rmSync(join(here, "reference"), { recursive: true, force: true })
await writeReference({
  folder: join(here, "reference"),
  packages: join(root, "packages"),
  tsconfig: join(here, "generate/tsconfig.json")
})
await build(here)
