/** Every sample of the READMEs of Microsoft's installed packages stands in our examples, which run in their own test, and on their page. */
import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"

const textOf = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")

const page = textOf("docs/official-samples.md")

/** Its endpoint is in preview, and Microsoft publishes no reference of it. */
const notHere = ["ReadmeSampleCredentialEntraUser"]

/** The names of a README's samples: those that they have, else the headings before them. */
const samplesOf = (readme: string): ReadonlyArray<string> => {
  const named = [...readme.matchAll(/snippet:(\w+)/g)].map(([, name = ""]) => name)
  if (named.length > 0) return named.filter((name) => name !== "SetLogLevel")
  return readme
    .split(/^#+ /m)
    .filter((section) => section.includes("```typescript"))
    .map((section) => section.slice(0, section.indexOf("\n")))
    .map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^a-z0-9 ]/g, "")
        .replaceAll(" ", "-")
    )
}

describe("the official samples", () => {
  for (const name of ["call-automation", "chat", "identity", "common"]) {
    const wanted = [
      ...new Set(samplesOf(textOf(`packages/emulator/node_modules/@azure/communication-${name}/README.md`)))
    ].filter((one) => !notHere.includes(one))
    const example = `official-${name}.ts`
    const regions = [...textOf(`docs/examples/${example}`).matchAll(/^\/\/ #region (\S+)$/gm)].map(
      ([, one = ""]) => one
    )

    it(`of ${name} are all rewritten`, () => {
      assert.isAbove(wanted.length, 2)
      assert.deepStrictEqual(regions.toSorted(), wanted.toSorted())
    })

    it(`of ${name} are all shown`, () => {
      const shown = [...page.matchAll(/^<<< @\/examples\/(\S+?)#(\S+)/gm)]
        .filter(([, file]) => file === example)
        .map(([, , region = ""]) => region)
      assert.deepStrictEqual(shown.toSorted(), regions.toSorted())
    })
  }

  it("that are not rewritten are named", () => {
    for (const name of notHere) assert.include(page, name)
  })
})
