/**
 * Every page begins with what to install: the lines are before its first program, and no package of ours is imported that they do not name.
 * No example swallows a failure.
 */
import { globSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { assert, describe, it } from "@effect/vitest"

const root = fileURLToPath(new URL("../../../", import.meta.url))
const textOf = (path: string): string => readFileSync(`${root}${path}`, "utf8")

/** A page, or one section of a page that is read by itself. */
const pages: ReadonlyArray<readonly [name: string, text: string]> = [
  ...globSync(["README.md", "docs/*.md", "packages/*/README.md"], { cwd: root }).map(
    (path) => [path.replaceAll("\\", "/"), textOf(path)] as const
  ),
  [
    "packages/emulator/README.md#in-a-test",
    textOf("packages/emulator/README.md")
      .split(/^## /m)
      .find((section) => section.startsWith("In a test\n")) ?? ""
  ]
]

/** The packages that programs import, and that of the command; neither files beside them nor what Node has. */
const packagesIn = (code: string): ReadonlyArray<string> => {
  const imported = [...code.matchAll(/^(?:import|export|\}) .*from "((?:@[\w-]+\/)?[\w-]+)/gm)].flatMap(
    ([, name = ""]) => (name === "node" ? [] : [name])
  )
  return [...new Set([...imported, ...(/^npx effect-comms/m.test(code) ? ["@effect-comms/emulator"] : [])])]
}

/** The programs and commands of a page with where each stands; of an example that is included, the whole file. */
const programsOf = (page: string): ReadonlyArray<readonly [at: number, code: string]> =>
  [...page.matchAll(/^```(?:ts|sh)[^\n]*\n(.*?)^```|^<<< @\/(examples\/[\w.-]+\.ts)/gms)].map(
    ({ 1: block, 2: file, index }) => [index, block ?? textOf(`docs/${file ?? ""}`)] as const
  )

const installedIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/^npm install (.*)$/gm)].flatMap(([, packages = ""]) => packages.split(" ")))

describe("what to install", () => {
  const withPrograms = pages
    .map(([name, text]) => ({
      name,
      text,
      programs: programsOf(text).map(([at, code]) => ({ until: text.slice(0, at) + code, packages: packagesIn(code) }))
    }))
    .filter(({ programs }) => programs.some(({ packages }) => packages.length > 0))

  it("is asked of every page with a program", () => {
    assert.isAbove(withPrograms.length, 15)
  })

  for (const { name, programs, text } of withPrograms)
    it(`stands before the first program of ${name}, and has every package of ours`, () => {
      const first = programs.find(({ packages }) => packages.length > 0)
      const before = installedIn(first?.until ?? "")
      assert.deepStrictEqual(
        first?.packages.filter((one) => !before.has(one)),
        []
      )
      const all = installedIn(text)
      assert.deepStrictEqual(
        programs.flatMap(({ packages }) => packages).filter((one) => one.startsWith("@effect-comms/") && !all.has(one)),
        []
      )
    })
})

it("no example swallows a failure: what is caught or reported is logged", () => {
  const programs = [
    ...globSync("docs/examples/*.ts", { cwd: root }).map((path) => [path, textOf(path)] as const),
    ...pages.flatMap(([name, text]) => programsOf(text).map(([, code]) => [name, code] as const))
  ]
  const silent = programs.flatMap(([name, code]) =>
    code
      .split("\n")
      .flatMap((line, index, lines) =>
        /\.catch\(\(\) =>|onError: \(\) =>/.test(line) && !/\blog|console|tapError/.test(`${lines[index - 1]} ${line}`)
          ? [`${name}: ${line.trim()}`]
          : []
      )
  )
  assert.deepStrictEqual(silent, [])
})
