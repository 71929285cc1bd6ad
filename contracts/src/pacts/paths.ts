/**
 * Where contracts lie: the committed ones here, and what the consumer tests of each package have just written. And where the
 * documents and sources are that the coverage and the parity are written into and read off.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../..", import.meta.url))

/** The repository's README. */
export const readme = join(root, "README.md")

/** The README of the local cloud. */
export const emulatorReadme = join(root, "packages", "emulator", "README.md")

/** The committed contracts. */
export const committed = join(root, "contracts", "pacts")

/** The records of verifications; never committed. */
export const verifications = join(root, "contracts", "verifications")

/** Where the consumer tests of each package write what it ships. */
const shipped = (): ReadonlyArray<string> =>
  readdirSync(join(root, "packages")).map((name) => join(root, "packages", name, "pacts"))

/** The contracts that the consumer tests have written, as the committed ones are: in lines, so that a change can be read. */
export const written = (): ReadonlyMap<string, string> =>
  new Map([...textsIn(...shipped())].map(([name, text]) => [name, `${JSON.stringify(JSON.parse(text), null, 2)}\n`]))

/** The texts of the JSON files of folders, by the name of the file; a folder that is not there holds none. */
export const textsIn = (...folders: ReadonlyArray<string>): ReadonlyMap<string, string> =>
  new Map(
    folders
      .filter((folder) => existsSync(folder))
      .flatMap((folder) =>
        readdirSync(folder)
          .filter((name) => name.endsWith(".json"))
          .toSorted()
          .map((name) => [name, readFileSync(join(folder, name), "utf8")] as const)
      )
  )

/** The sources under a folder, as one text. */
const sourcesUnder = (folder: string, wanted: (name: string, text: string) => boolean): string =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .toSorted()
    .map((name) => [name, readFileSync(join(folder, name), "utf8")] as const)
    .filter(([name, text]) => wanted(name, text))
    .map(([, text]) => text)
    .join("\n")

const testsOf = (service: string, wanted: (name: string, text: string) => boolean): string =>
  sourcesUnder(
    join(root, "packages", "emulator", "test", service),
    (name, text) => name.endsWith(".test.ts") && wanted(name, text)
  )

/** Code without its comments and without the titles of tests: neither proves anything. */
export const withoutWords = (source: string): string =>
  source
    .replace(/\/\*[\s\S]*?\*\/|^ *\/\/.*$/gm, "")
    .replace(/\b(?:it|describe)(?:\.\w+)*\(\s*(?:"(?:[^"\\]|\\.)*"|`[^`]*`)/g, "")

/** What the tests of a service with Microsoft's own client do; they are named `official…`. */
export const officialTests = (service: string): string =>
  withoutWords(testsOf(service, (name) => name.startsWith("official")))

/** What the tests of a service do that are named after a section of the notes on the recordings: `"A6: …`. */
export const recordedTests = (service: string, section: string): string =>
  withoutWords(testsOf(service, (_, text) => text.includes(`"${section}: `)))
