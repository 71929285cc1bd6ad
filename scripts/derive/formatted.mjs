// Generated sources as prettier formats them. What it has made of a text is kept in node_modules, by the text and all that decides on its
// form: most of the time of a run that changes nothing would be prettier's.
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const kept = join(root, "node_modules/.cache/derive")
const { version } = createRequire(import.meta.url)("prettier/package.json")
const configuration = readFileSync(join(root, ".prettierrc.json"), "utf8")

/** The formatted text of a TypeScript module. */
export const formatted = async (text) => {
  const name = createHash("sha256").update([version, configuration, text].join("\0")).digest("hex")
  const path = join(kept, name)
  if (existsSync(path)) return readFileSync(path, "utf8")
  const { format } = await import("prettier")
  const result = await format(text, { ...JSON.parse(configuration), parser: "typescript" })
  mkdirSync(kept, { recursive: true })
  // Whole or not at all, whoever else derives just now.
  writeFileSync(`${path}.${process.pid}`, result)
  renameSync(`${path}.${process.pid}`, path)
  return result
}
