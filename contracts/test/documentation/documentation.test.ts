/** What an editor shows on hover: every public value, Effect API and Promise API, and every field of the input of a function, in plain types. */
import { all as kinds } from "@effect-comms/call-automation/events"
import { assert, describe, it } from "@effect/vitest"
import { publicValues, type Shown, subpathsOf } from "./languageService.ts"

/** Declarations are schemas, and so are what they are made of. */
const isDeclaration = (subpath: string): boolean =>
  /\/(?:schemas|operations)$|^@effect-comms\/core\/(?:Field|OpenEnum|Operation)$/.test(subpath)

const shown = publicValues(
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
      /promise createChat\.createChatThread$/,
      /events PlayFailed$/,
      // Options of the clients, their own and those that all have.
      /CallAutomation make\(options\)\.connectionString$/,
      /CallAutomation layer\(options\)\.retry\.attempts$/,
      /CallAutomation layerConfig\(options\)\.deadlineMillis$/,
      /Chat make\(options\)\.endpoint$/,
      /Identity layer\(options\)\.credential$/,
      /GraphCalls make\(options\)\.attemptTimeoutMillis$/,
      /promise createCallAutomation\(options\)\.transport$/,
      /promise createChat\(options\)\.apiVersion$/
    ])
      assert.isTrue(
        shown.some(({ path }) => end.test(path)),
        String(end)
      )
  })

  it("shows the documentation of every public value and of every field of the input of a function", () => {
    assert.deepStrictEqual(paths(shown.filter(undocumented)), [])
  })

  it("shows of a kind of event what its declaration says", () => {
    const plain = (text: string): string => text.replace(/\s+/g, " ")
    for (const { description, name } of kinds) {
      const one = shown.find(({ path }) => path === `@effect-comms/call-automation/events ${name}`)
      assert.strictEqual(plain(one?.documentation ?? ""), plain(description), name)
    }
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
