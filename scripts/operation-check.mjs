// Adds an operation that Microsoft does not have to a copy of the repository, by the lines of "Adding an operation" in CONTRIBUTING.md
// and nothing else: what checks them refuses each that was left out, and in the end the client performs the operation on the local cloud.
//
// It needs what was built (`pnpm build`), and is a task of its own, which turbo keeps.
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { after, describe, it } from "node:test"
import { fileURLToPath } from "node:url"

const scripts = dirname(fileURLToPath(import.meta.url))
const real = dirname(scripts)
const home = mkdtempSync(join(tmpdir(), "effect-comms-operation-"))
after(() => rmSync(home, { recursive: true, force: true }))

const link = (from, to) => symlinkSync(from, to, "junction")

/** Copies what somebody edits of a package; its dependencies are the real ones, or the copies. */
const copy = (folder, paths, copied = []) => {
  mkdirSync(join(home, folder, "node_modules/@effect-comms"), { recursive: true })
  for (const path of paths) cpSync(join(real, folder, path), join(home, folder, path), { recursive: true })
  const modules = join(real, folder, "node_modules")
  for (const name of readdirSync(modules).filter((name) => name !== "@effect-comms" && !name.startsWith(".")))
    link(join(modules, name), join(home, folder, "node_modules", name))
  for (const name of readdirSync(join(modules, "@effect-comms")))
    link(
      copied.includes(name) ? join(home, "packages", name) : join(real, "packages", name),
      join(home, folder, "node_modules/@effect-comms", name)
    )
}

mkdirSync(join(home, "packages"))
for (const path of ["tsconfig.base.json", "CONTRIBUTING.md"]) cpSync(join(real, path), join(home, path))
for (const name of ["core", "chat", "graph-calls", "identity"])
  link(join(real, "packages", name), join(home, "packages", name))
copy("packages/call-automation", ["src", "test", "package.json", "README.md"])
copy("packages/emulator", ["src", "package.json"], ["call-automation"])
copy("contracts", ["src", "facts", "package.json"], ["call-automation", "emulator"])

const run = (folder, ...args) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd: join(home, folder), encoding: "utf8" })
  return { status, output: stdout + stderr }
}
const accepts = ({ output, status }) => assert.equal(status, 0, output)
const refuses = ({ output, status }, expected) => {
  assert.notEqual(status, 0, output)
  assert.match(output, expected)
}
const write = (path, text) => writeFileSync(join(home, path), text)
const edit = (path, from, to) => {
  const text = readFileSync(join(home, path), "utf8")
  assert.ok(from.test(text), `${path} has no ${from}`)
  write(path, text.replace(from, to))
}

const derive = (...args) => run(".", join(scripts, "derive.mjs"), home, ...args)

/** Type-checks files of a package, or builds them all. */
const compile = (folder, compilerOptions, files) => {
  write(
    `${folder}/tsconfig.json`,
    JSON.stringify({
      extends: "../../tsconfig.base.json",
      compilerOptions: {
        composite: false,
        incremental: false,
        declarationMap: false,
        sourceMap: false,
        ...compilerOptions
      },
      ...files
    })
  )
  const compiler = join(real, "node_modules/typescript/bin/tsc")
  return run(folder, compiler, "-p", "tsconfig.json", "--pretty", "false", "--singleThreaded")
}
const buildClient = () => compile("packages/call-automation", { rootDir: "src", outDir: "dist" }, { include: ["src"] })
const checkCloud = () =>
  compile(
    "packages/emulator",
    { noEmit: true, allowImportingTsExtensions: true, rewriteRelativeImportExtensions: false },
    { files: ["src/call-automation/CallAutomation.ts"] }
  )

const checkScenarios = () =>
  compile(
    "packages/call-automation",
    { noEmit: true, allowImportingTsExtensions: true, rewriteRelativeImportExtensions: false },
    { files: ["test/scenarios/index.ts"] }
  )

/** A program in the place of a package, run from the sources. */
const program = (folder, text) => {
  write(`${folder}/program.mjs`, text)
  return run(folder, "program.mjs")
}
const checkFacts = () =>
  program(
    "contracts",
    `import * as Effect from "effect/Effect"
import { operations } from "./src/declared.ts"
import { checkOperation } from "./src/facts/checkOperation.ts"
import { load } from "./src/facts/Facts.ts"

const facts = await Effect.runPromise(load)
const differences = checkOperation(facts, operations.find(({ id }) => id === "CallMedia_Chime"))
if (differences.length > 0) throw new Error(JSON.stringify(differences))
`
  )

const checkAssumptions = () =>
  program(
    "packages/emulator",
    `import { assumptions, nothingAssumedOf } from "./src/assumptions.ts"
import { declared } from "./src/services.ts"

const said = [...nothingAssumedOf, ...assumptions.flatMap(({ about = [] }) => about)]
const silent = declared.filter(({ id }) => !said.includes(id))
if (silent.length > 0) throw new Error(silent.map(({ id }) => id).join())
`
  )

/** What is done for each line of the guide, in its order; or what holds a line that this test does not follow. */
const steps = {
  Declare: () => {
    write(
      "packages/call-automation/src/operations/chime.ts",
      `import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall, requestWithCallback } from "./actionOnCall.ts"

export const chime = actionOnCall("CallMedia_Chime", ":chime", {
  description: "Rings a chime that everybody in the call hears.\\nA ChimeCompleted event reports its end.",
  outcome: { succeeded: ["ChimeCompleted"] },
  versions: ApiVersions.from("2025-05-15"),
  retry: "once",
  payload: requestWithCallback("ChimeRequest", {
    times: Schema.Int.annotate({ description: "How often it rings." })
  }),
  failures: [400],
  success: { 202: Operation.Empty }
})
`
    )
  },
  "Declare its events": () => {
    refuses(
      derive("--check"),
      /CallMedia_Chime: its outcome names ChimeCompleted, which is not a kind of events\/kinds\.ts/
    )
    edit(
      "packages/call-automation/src/events/media.ts",
      /\nexport const PlayStarted/,
      `
export const ChimeCompleted = make("ChimeCompleted", {
  description: "The chime has rung as often as it was to.",
  versions: ApiVersions.from("2025-05-15"),
  data: Outcome
})

export const PlayStarted`
    )
    edit(
      "packages/call-automation/src/events/kinds.ts",
      / {2}PlayStarted: media\.PlayStarted,\n/,
      "  ChimeCompleted: media.ChimeCompleted,\n$&"
    )
  },
  Derive: () => {
    refuses(derive("--check"), /operations\/index\.ts: not what the declarations say/)
    accepts(derive())
    accepts(buildClient())
  },
  "Answer it": () => {
    refuses(checkCloud(), /CallMedia_Chime/)
    write(
      "packages/emulator/src/call-automation/operations/chime.ts",
      `/** Chime: everybody in the call hears it, as often as it is to ring. */
import { ChimeCompleted } from "@effect-comms/call-automation/events"
import { chime } from "@effect-comms/call-automation/operations"
import { emit } from "../events/emit.ts"
import { actionCompleted } from "../events/results.ts"
import { onConnectedLeg } from "../requests/onLeg.ts"

export const handleChime = onConnectedLeg(chime, ({ calls, leg, payload }) => {
  const { operationCallbackUri: url, operationContext, times } = payload
  calls.later(times * 1000, () =>
    emit(calls, leg, ChimeCompleted, { operationContext, resultInformation: actionCompleted }, { url })
  )
  return { status: 202, body: undefined }
})
`
    )
    edit(
      "packages/emulator/src/call-automation/operations/index.ts",
      /export \{ handleConnect /,
      `export { handleChime as CallMedia_Chime } from "./chime.ts"\n$&`
    )
    accepts(checkCloud())
  },
  "Say what is assumed": () => {
    refuses(checkAssumptions(), /CallMedia_Chime/)
    edit(
      "packages/emulator/src/call-automation/assumptions/media.ts",
      /= \[\n/,
      `$&  {
    id: "calls.chime",
    about: ["CallMedia_Chime"],
    what: "A chime rings for a second.",
    why: "Not documented."
  },
`
    )
    accepts(checkAssumptions())
  },
  "State the facts": () => {
    refuses(checkFacts(), /CallMedia_Chime|chime/)
    const path = "contracts/facts/call-automation.json"
    const facts = JSON.parse(readFileSync(join(home, path), "utf8"))
    const like = facts.operations.find(({ id }) => id === "CallMedia_StopMediaStreaming")
    const versions = like.versions.filter((version) => version >= "2025-05-15")
    facts.operations.push({
      ...like,
      id: "CallMedia_Chime",
      path: "/calling/callConnections/{callConnectionId}:chime",
      versions,
      request: [{ schema: "ChimeRequest", required: true }]
    })
    const field = (name, type, required) => ({ name, alternatives: [{ type, required }] })
    facts.schemas.ChimeRequest = {
      kind: "object",
      versions,
      fields: [
        field("times", "integer:int32", true),
        field("operationContext", "string", false),
        field("operationCallbackUri", "string", false)
      ]
    }
    write(path, JSON.stringify(facts))
    accepts(checkFacts())
  },
  "Write its scenario": () => {
    refuses(checkScenarios(), /Property 'chime' is missing/)
    const path = "packages/call-automation/test/scenarios/media.ts"
    write(
      path,
      `${readFileSync(join(home, path), "utf8")}
export const chime: ScenarioOf<"chime"> = {
  to: "ring a chime",
  given: [connected],
  input: { callConnectionId, times: 3 },
  answer: { status: 202 },
  events: ["ChimeCompleted"],
  failures: { 400: [ofRingingCall], 404: [ofEndedCall] }
}
`
    )
    accepts(checkScenarios())
  },
  "Bring everything up to date":
    "contracts/test/pacts, coverage.test.ts and parity.test.ts refuse a pact or a table that is stale",
  "Add a changeset": "the job of the workflow that runs release:status"
}

const guide = readFileSync(join(real, "CONTRIBUTING.md"), "utf8")
const lines = /^## Adding an operation\n+(?:.+\n+)?((?:\d+\. .*\n)+)\n/m.exec(guide)?.[1].trim().split("\n") ?? []

describe("adding an operation", () => {
  it("takes at most ten lines in CONTRIBUTING.md, which are those that are followed here", () => {
    assert.ok(lines.length > 0 && lines.length <= 10, String(lines.length))
    assert.deepEqual(
      lines.map((line) => /^\d+\. \*\*(.+?)\*\*/.exec(line)?.[1]),
      Object.keys(steps)
    )
  })

  for (const [title, follow] of Object.entries(steps))
    if (typeof follow === "function")
      it(`${title}: it is refused where that is left out, and accepted where it is done`, follow)

  it("gives a client that performs it on the local cloud and waits for its outcome", () => {
    accepts(
      program(
        "packages/emulator",
        `import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Emulator from "./src/Emulator.ts"

const story = Effect.gen(function* () {
  const events = yield* CallEvents.make()
  const cloud = yield* Emulator.make({
    deliver: ({ body }) => Effect.as(Effect.orDie(events.receiveTrusted(JSON.parse(body))), { status: 200 })
  })
  const clients = CallAutomation.layer({ connectionString: cloud.connectionString }).pipe(
    Layer.provide(CurrentTransport.layer(cloud.transport)),
    Layer.merge(Layer.succeed(CallEvents.CallEvents, events))
  )
  return yield* Effect.gen(function* () {
    const { callConnectionId } = yield* CallAutomation.createCall({
      targets: [{ phoneNumber: { value: "+14255550123" } }],
      sourceCallerIdNumber: { value: "+14255550100" },
      callbackUri: "http://127.0.0.1:8080/callbacks"
    })
    yield* cloud.advance(2000)
    const waiting = yield* Effect.forkChild(CallMedia.chimeAndWait({ callConnectionId, times: 3 }), { startImmediately: true })
    yield* cloud.advance(4000)
    const { _tag, data } = yield* Fiber.join(waiting)
    if (data.resultInformation?.code !== 200) throw new Error(JSON.stringify({ _tag, data }))
  }).pipe(Effect.provide(clients))
})

await Effect.runPromise(Effect.timeout(Effect.scoped(story), 10_000))
`
      )
    )
  })
})
