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

/** What is under these paths waits for its documentation; one that lacks nothing does not belong here. */
const pending = [
  "@effect-comms/call-automation/promise createCallAutomation(options).events",
  "@effect-comms/call-automation/promise createMediaSocket",
  "@effect-comms/graph-calls/CallNotifications ",
  "@effect-comms/graph-calls/GraphCalls ",
  "@effect-comms/graph-calls/promise "
]
const isPending = ({ path }: Shown): boolean => pending.some((start) => path.startsWith(start))

const undocumented = ({ documentation }: Shown): boolean => documentation === ""

/** A type that is a schema, such as `Schema.Struct<…>`, or made from one. */
const ofSchema = ({ type }: Shown): boolean => /\b(?:Struct|Codec)<|\bSchema\./.test(type)

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
    assert.deepStrictEqual(paths(shown.filter((one) => undocumented(one) && !isPending(one))), [])
  })

  it.each(pending)("lacks something under %s", (start) => {
    const below = shown.filter(({ path }) => path.startsWith(start))
    assert.isTrue(below.some((one) => undocumented(one) || ofSchema(one)))
  })

  it("shows no schema in the type of any", () => {
    assert.deepStrictEqual(paths(shown.filter((one) => ofSchema(one) && !isPending(one))), [])
  })
})
