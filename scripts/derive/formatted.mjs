// Generated sources as the repository's formatter leaves them.
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { format } from "oxfmt"

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const { $schema: _, ignorePatterns: __, ...options } = JSON.parse(readFileSync(join(root, ".oxfmtrc.json"), "utf8"))

/** The formatted text of a TypeScript module. */
export const formatted = async (text) => {
  const { code, errors } = await format("generated.ts", text, options)
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"))
  return code
}
