/** The lines for a shell in the documentation run in every one: in those of POSIX, in PowerShell, and in that of Windows. */
import { globSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { assert, it } from "@effect/vitest"

const root = fileURLToPath(new URL("../../../", import.meta.url))
const documents = globSync(["*.md", "docs/*.md", "packages/*/README.md", "apps/*/README.md"], { cwd: root })

/** What one of the shells does not have, or reads in another way. */
const foreign: Readonly<Record<string, RegExp>> = {
  "a variable that is exported": /^\s*export\s/,
  "a variable before the command": /^\s*\w+=/,
  "what another command prints": /\$\(|`/,
  "a variable": /\$\{?\w/,
  "commands in one line": /&&|\|\||;\s/,
  "a line that goes on": /\\$/,
  "single quotes around an argument": /(?:^|\s)'[^"]*$/,
  "arguments behind --, which npm of PowerShell loses before 11.4": /^\s*npm (?:run|start|test|exec)\b.* -- /,
  "a file that is written": /[^=<]>\s/
}

it("the lines for a shell run in every one", () => {
  const lines = documents.flatMap((document) =>
    [...readFileSync(`${root}${document}`, "utf8").matchAll(/^ *```(?:sh|bash|shell|console)\n(.*?)^ *```/gms)].flatMap(
      ([, text = ""]) => text.split("\n").map((line) => ({ document, line: line.replace(/(?:^|\s)#.*$/, "") }))
    )
  )
  assert.isAbove(lines.length, 30)
  const found = lines.flatMap(({ document, line }) =>
    Object.entries(foreign).flatMap(([what, form]) => (form.test(line) ? [`${document}: ${what}: ${line}`] : []))
  )
  assert.deepStrictEqual(found, [])
})
