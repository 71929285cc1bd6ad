/** What an editor shows on hover: every public function, Effect API and Promise API, and every field of its input, in plain types. */
import { assert, describe, it } from "@effect/vitest"
import { publicFunctions, type Shown, subpathsOf } from "./languageService.ts"

/** Declarations are schemas, and so are what they are made of. */
const isDeclaration = (subpath: string): boolean =>
  /\/(?:schemas|operations)$|^@effect-comms\/core\/(?:Field|OpenEnum|Operation)$/.test(subpath)

const shown = publicFunctions(
  ["core", "call-automation", "chat", "graph-calls", "identity"]
    .flatMap(subpathsOf)
    .filter((one) => !isDeclaration(one))
)

const undocumented = ({ documentation }: Shown): boolean => documentation === ""

/** A type that is a schema, such as `Schema.Struct<…>`, or made from one. */
const ofSchema = ({ type }: Shown): boolean => /\b(?:Struct|Codec)<|\bSchema\./.test(type)

const makesOfPromise = /\/promise create\w+$/

/** A function whose result has a name, such as `=> ChatClient`; not one that shows all its members. */
const givesNamed = ({ type }: Shown): boolean => /(?:=> |\): )\w+(?: \(\+\d overloads?\))?$/.test(type)

const paths = (found: ReadonlyArray<Shown>): ReadonlyArray<string> => found.map(({ path }) => path)

describe("an editor", () => {
  it("is asked for all of them", () => {
    assert.isAbove(shown.length, 400)
    for (const end of [
      /CallMedia play$/,
      /\.playSourceInfo\.ssml\.ssmlText$/,
      /Chat createChatThread$/,
      /promise createChat\.createChatThread$/
    ])
      assert.isTrue(
        shown.some(({ path }) => end.test(path)),
        String(end)
      )
  })

  it("shows the documentation of every public function and of every field of its input", () => {
    assert.deepStrictEqual(paths(shown.filter(undocumented)), [])
  })

  it("shows by its name what a function of the Promise API makes", () => {
    const makers = shown.filter(({ path }) => makesOfPromise.test(path))
    assert.isAbove(makers.length, 5)
    assert.deepStrictEqual(paths(makers.filter((one) => !givesNamed(one))), [])
  })

  it("shows no schema in the type of any", () => {
    assert.deepStrictEqual(paths(shown.filter(ofSchema)), [])
  })
})
