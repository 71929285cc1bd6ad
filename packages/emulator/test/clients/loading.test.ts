/** What a program loads of the clients before it uses it. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { build } from "esbuild"

/** The files of our packages that a program loads at its start, and those that it may load later. */
const loaded = (contents: string) =>
  Effect.promise(async () => {
    const { metafile } = await build({
      stdin: { contents, resolveDir: import.meta.dirname },
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      outdir: "out",
      metafile: true,
      write: false,
      external: ["effect/*"],
      // What nobody imports by name stays where Node would load it.
      treeShaking: false,
      ignoreAnnotations: true
    })
    const outputs = new Map(Object.entries(metafile.outputs))
    const first = [...outputs].find(([, { entryPoint }]) => entryPoint === "<stdin>")?.[0] ?? ""
    const start = new Set<string>()
    const visit = (name: string): void => {
      if (start.has(name)) return
      start.add(name)
      for (const { external, kind, path } of outputs.get(name)?.imports ?? [])
        if (kind === "import-statement" && external !== true) visit(path)
    }
    visit(first)
    const filesOf = (names: Iterable<string>) =>
      [...names].flatMap((name) => Object.keys(outputs.get(name)?.inputs ?? {}))
    return { start: filesOf(start), all: filesOf(outputs.keys()) }
  })

const isRealTime = (file: string) => file.includes("/realTime/")

describe("a client of Chat", () => {
  for (const contents of [
    `export * from "@effect-comms/chat/ChatThread"`,
    `export * from "@effect-comms/chat/ChatEvents"`,
    `export * from "@effect-comms/chat/promise"`
  ])
    it.effect(`does not load real-time notifications before they are used: ${contents}`, () =>
      Effect.gen(function* () {
        const { all, start } = yield* loaded(contents)
        assert.isAbove(start.filter((file) => file.includes("/chat/dist/")).length, 0)
        assert.deepStrictEqual(start.filter(isRealTime), [])
        // Only what refers to them knows where they are.
        assert.strictEqual(all.some(isRealTime), !contents.includes("ChatThread"))
      })
    )
})
