/**
 * Every public method of Microsoft's own Call Automation client, unmodified, on a local cloud behind a port, with every webhook that it causes as
 * Microsoft's own parser reads it. The types ask for a story of each public method, and a method that is not called fails here.
 */
import {
  CallAutomationClient,
  type CallAutomationEvent,
  CallConnection,
  CallMedia,
  CallRecording
} from "@azure/communication-call-automation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { ofClient } from "./support/methods/client.ts"
import { ofConnection } from "./support/methods/connection.ts"
import { ofMedia } from "./support/methods/media.ts"
import { ofRecording } from "./support/methods/recording.ts"
import { makeWorld, type Story } from "./support/methods/World.ts"

interface OfClass {
  readonly prototype: object
  readonly stories: Readonly<Record<string, Story>>
  /** What the types keep private; at run time nothing distinguishes these from the others. */
  readonly internal: ReadonlyArray<string>
}

const classes: Readonly<Record<string, OfClass>> = {
  CallAutomationClient: {
    prototype: CallAutomationClient.prototype,
    stories: { ...ofClient },
    internal: ["createCallInternal"]
  },
  CallConnection: {
    prototype: CallConnection.prototype,
    stories: { ...ofConnection },
    internal: ["createCustomCallingContextInternal"]
  },
  CallMedia: {
    prototype: CallMedia.prototype,
    stories: { ...ofMedia },
    internal: ["createPlaySourceInternal", "createRecognizeRequest"]
  },
  CallRecording: { prototype: CallRecording.prototype, stories: { ...ofRecording }, internal: [] }
}

/** Counts the calls of a method, which does what it always does. */
const counted = (prototype: object, name: string) => {
  const original: unknown = Reflect.get(prototype, name)
  assert(typeof original === "function")
  let calls = 0
  Reflect.set(prototype, name, function (this: unknown, ...given: ReadonlyArray<unknown>): unknown {
    calls += 1
    return Reflect.apply(original, this, given)
  })
  return { calls: () => calls, restore: () => Reflect.set(prototype, name, original) }
}

const emitted = (event: CallAutomationEvent): string => {
  const { code, subCode } = event.resultInformation ?? {}
  return `${event.kind} ${code ?? "-"}/${subCode ?? "-"}`
}

const called = (prototype: object, name: string, { prepare, webhooks }: Story) =>
  Effect.gen(function* () {
    const world = yield* makeWorld
    const { application, cloud, pass } = world
    const act = yield* Effect.promise(() => prepare(world))
    const before = application.events.length
    const method = yield* Effect.acquireRelease(
      Effect.sync(() => counted(prototype, name)),
      ({ restore }) => Effect.sync(restore)
    )
    yield* Effect.promise(async () => act())
    assert.isAbove(method.calls(), 0, `${name} is not called`)
    yield* Effect.promise(() => pass(5))
    yield* cloud.idle
    // In what order they come, other tests say; those of two legs have none.
    assert.deepStrictEqual(application.events.slice(before).map(emitted).toSorted(), [...webhooks].toSorted())
    assert.deepStrictEqual(application.problems, [])
  })

describe("@azure/communication-call-automation 1.6.0", () => {
  it("has 43 public methods, each with its story", () => {
    const all = Object.values(classes).flatMap(({ internal, prototype, stories }) => {
      const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== "constructor")
      assert.deepStrictEqual(names.toSorted(), [...Object.keys(stories), ...internal].toSorted())
      return Object.keys(stories)
    })
    assert.strictEqual(all.length, 43)
  })

  for (const [className, { prototype, stories }] of Object.entries(classes))
    for (const [name, story] of Object.entries(stories))
      it.live(`${className}.${name}`, () => called(prototype, name, story))
})
