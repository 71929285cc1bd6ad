/** What calls play and record, tones, and cancelMediaProcessing as its page shows it. */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Call from "@effect-comms/graph-calls/Call"
import * as CommsOperation from "@effect-comms/graph-calls/CommsOperation"
import type { GraphCalls } from "@effect-comms/graph-calls/GraphCalls"
import { outcomeOf } from "@effect-comms/graph-calls/notifications"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Emulator } from "../../src/Emulator.ts"
import { at, begin, listAt, textAt } from "../identity/support/wire.ts"
import { ask, create, established, makeBot, type Notified, prompt, send, short } from "./support/bot.ts"

const result = ({ item }: Notified): ReadonlyArray<unknown> => {
  const info = at(item, "resourceData", "resultInfo")
  return [at(info, "code"), at(info, "subcode"), at(info, "message")]
}
const operationId = (operation: { readonly id?: string | undefined }): string => {
  assert(operation.id !== undefined)
  return operation.id
}

describe("playPrompt", () => {
  it.effect("answers running with a Location, and is notified when the prompts are over", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id } = yield* established(posts)
      const { origin } = yield* Emulator
      const operation = yield* Call.playPrompt({ id, prompts: [prompt(1000), prompt(500)], clientContext: "mine" })
      assert.strictEqual(operation.status, "running")
      assert.strictEqual(operation.clientContext, "mine")
      const opId = operationId(operation)
      assert.strictEqual(operation.location, `${origin}/v1.0/communications/calls/${id}/operations/${opId}`)
      yield* advance(1499)
      assert.deepStrictEqual(posts, [])
      assert.strictEqual((yield* CommsOperation.get({ callId: id, operationId: opId })).status, "running")
      yield* advance(1)
      const [post] = posts
      assert(post !== undefined && posts.length === 1)
      const url = `/communications/calls/${id}/operations/${opId}`
      assert.deepStrictEqual(post.item, {
        "@odata.type": "#microsoft.graph.commsNotification",
        changeType: "deleted",
        resourceUrl: url,
        resourceData: {
          "@odata.type": "#microsoft.graph.playPromptOperation",
          "@odata.id": url,
          "@odata.etag": 'W/"54451"',
          id: opId,
          clientContext: "mine",
          status: "completed",
          resultInfo: {
            "@odata.type": "#microsoft.graph.resultInfo",
            code: 200,
            subcode: 0,
            message: "Action completed successfully."
          }
        }
      })
      assert.strictEqual((yield* CommsOperation.get({ callId: id, operationId: opId })).status, "completed")
    }).pipe(Effect.provide(layer))
  })

  it.effect("what is asked for later waits for its turn", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id } = yield* established(posts)
      const contexts = () => posts.map(({ item }) => at(item, "resourceData", "clientContext"))
      yield* Call.playPrompt({ id, prompts: [prompt(3000)], clientContext: "long" })
      yield* Call.playPrompt({ id, prompts: [prompt(100)], clientContext: "short" })
      yield* advance(2999)
      assert.deepStrictEqual(contexts(), [])
      yield* advance(1)
      assert.deepStrictEqual(contexts(), ["long"])
      yield* advance(100)
      assert.deepStrictEqual(contexts(), ["long", "short"])
    }).pipe(Effect.provide(layer))
  })

  for (const [name, subcode, message] of [
    ["invalid-format.mp3", 8535, "Action failed, file format is invalid."],
    ["not-found.mp3", 8536, "Action failed, file could not be downloaded."]
  ] as const)
    it.effect(`${name} fails with 400/${subcode}; what waits goes on`, () => {
      const { layer, posts } = makeBot()
      return Effect.gen(function* () {
        const { advance, id } = yield* established(posts)
        yield* Call.playPrompt({ id, prompts: [prompt(100), prompt(100, name)] })
        yield* Call.recordResponse({ id, prompts: [prompt(100, name)] })
        yield* Call.playPrompt({ id, prompts: [prompt(100)] })
        yield* advance(10_000)
        assert.deepStrictEqual(posts.map(short), [
          "playPromptOperation failed",
          "recordOperation failed",
          "playPromptOperation completed"
        ])
        assert.deepStrictEqual(posts.slice(0, 2).map(result), [
          [400, subcode, message],
          [400, subcode, message]
        ])
        assert.strictEqual(at(posts[1]?.item, "resourceData", "completionReason"), "playPromptFailed")
      }).pipe(Effect.provide(layer))
    })

  it.effect("in beta repeats a file, and prompts for ever", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const { advance } = yield* Emulator
      const { id } = yield* create()
      yield* advance(1000)
      posts.length = 0
      const apiVersion = "beta"
      yield* Call.playPrompt({ id, prompts: [{ ...prompt(1000), loop: 3 }] }, { apiVersion })
      yield* advance(2999)
      assert.deepStrictEqual(posts, [])
      yield* advance(1)
      assert.deepStrictEqual(posts.map(short), ["playPromptOperation completed"])
      yield* Call.playPrompt({ id, prompts: [prompt(10)], loop: true }, { apiVersion })
      yield* advance(1_000_000)
      assert.strictEqual(posts.length, 1)
      yield* Call.cancelMediaProcessing({ id })
      yield* advance(0)
      assert.deepStrictEqual(posts.map(short), ["playPromptOperation completed", "playPromptOperation failed"])
    }).pipe(Effect.provide(layer))
  })
})

describe("recordResponse", () => {
  const record = (options: object) => ({
    prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt", ...prompt(1000) }],
    ...options
  })
  for (const [name, options, millis, status, info, reason] of [
    [
      "the longest duration",
      {},
      6500,
      "completed",
      [200, 8515, "Action completed, max record duration reached."],
      "maxRecordDurationReached"
    ],
    [
      "its own duration without a beep",
      { playBeep: false, maxRecordDurationInSeconds: 2 },
      3000,
      "completed",
      [200, 8515, "Action completed, max record duration reached."],
      "maxRecordDurationReached"
    ],
    [
      "silence",
      { maxRecordDurationInSeconds: 60 },
      6500,
      "failed",
      [400, 8510, "Action failed, initial silence timeout reached."],
      "initialSilenceTimeout"
    ]
  ] as const)
    it.effect(`ends by ${name}`, () => {
      const { layer, posts } = makeBot()
      return Effect.gen(function* () {
        const { advance, path } = yield* established(posts)
        const answer = yield* send({ method: "POST", path: `${path}/recordResponse`, body: record(options) })
        assert.strictEqual(answer.status, 200)
        assert.strictEqual(at(answer.body, "@odata.type"), "#microsoft.graph.recordOperation")
        assert.strictEqual(at(answer.body, "status"), "running")
        yield* advance(millis - 1)
        assert.deepStrictEqual(posts, [])
        yield* advance(1)
        const [post] = posts
        assert(post !== undefined && posts.length === 1)
        assert.strictEqual(short(post), `recordOperation ${status}`)
        assert.deepStrictEqual<ReadonlyArray<unknown>>(result(post), info)
        assert.strictEqual(at(post.item, "resourceData", "completionReason"), reason)
        const location = textAt(post.item, "resourceData", "recordingLocation")
        assert.strictEqual(location === "", status === "failed")
        const read = yield* send({ method: "GET", path: `${path}/operations/${textAt(answer.body, "id")}` })
        for (const field of ["recordingLocation", "recordingAccessToken"])
          assert.strictEqual(at(read.body, field), textAt(post.item, "resourceData", field))
      }).pipe(Effect.provide(layer))
    })

  it.effect("ends by a stop tone, by no other tone, and not before it records", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id } = yield* established(posts)
      const { graphTone } = yield* Emulator
      const longest = { maxRecordDurationInSeconds: 60, initialSilenceTimeoutInSeconds: 60 }
      yield* Call.recordResponse({ id, prompts: [prompt(1000)], stopTones: ["#", "1"], ...longest })
      yield* advance(1000)
      yield* graphTone(id, "pound")
      yield* advance(1000)
      yield* graphTone(id, "tone2")
      assert.deepStrictEqual(posts, [])
      yield* graphTone(id, "tone1")
      yield* advance(100_000)
      assert.deepStrictEqual(posts.map(short), ["recordOperation completed"])
      assert.deepStrictEqual(posts.map(result), [[200, 8514, "Action completed as stop tone was detected."]])
    }).pipe(Effect.provide(layer))
  })

  it.effect("as record of beta takes half an hour, as its example does, and ends after two minutes", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* established(posts)
      const silence = { initialSilenceTimeoutInSeconds: 120, maxSilenceTimeoutInSeconds: 2 }
      const body = { ...silence, playBeep: false, maxRecordDurationInSeconds: 1800 }
      yield* ask("POST", `${path.replace("v1.0", "beta")}/record`, body)
      const refused = yield* send({ method: "POST", path: `${path}/recordResponse`, body })
      assert.strictEqual(refused.status, 400)
      assert.include(textAt(refused.body, "error", "message"), "maxRecordDurationInSeconds: expected 1 to 120 seconds")
      yield* advance(119_999)
      assert.deepStrictEqual(posts, [])
      yield* advance(1)
      assert.deepStrictEqual(posts.map(result), [[200, 8515, "Action completed, max record duration reached."]])
    }).pipe(Effect.provide(layer))
  })

  it.effect("with bargeInAllowed cancels what runs and waits", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id } = yield* established(posts)
      yield* Call.playPrompt({ id, prompts: [prompt(60_000)] })
      yield* Call.playPrompt({ id, prompts: [prompt(60_000)] })
      yield* Call.recordResponse({ id, bargeInAllowed: true, playBeep: false })
      yield* advance(4999)
      assert.deepStrictEqual(posts.map(short), ["playPromptOperation failed", "playPromptOperation failed"])
      yield* advance(1)
      assert.strictEqual(posts.map(short).at(-1), "recordOperation completed")
    }).pipe(Effect.provide(layer))
  })
})

describe("cancelMediaProcessing", () => {
  it.effect("answers as its page shows; a cancelled recording is notified to the letter of the page", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, path } = yield* established(posts)
      const { origin } = yield* Emulator
      const clientContext = "d45324c1-fcb5-430a-902c-f20af696537c"
      const recording = yield* Call.recordResponse({ id, prompts: [prompt(1000)], clientContext })
      const body = { clientContext: "clientContext-value" }
      const answer = yield* send({ method: "POST", path: `${path}/cancelMediaProcessing`, body })
      assert.strictEqual(answer.status, 200)
      const own = textAt(answer.body, "id")
      assert.deepStrictEqual(answer.body, {
        "@odata.type": "#microsoft.graph.cancelMediaProcessingOperation",
        status: "completed",
        clientContext: "clientContext-value",
        id: own
      })
      assert.strictEqual(answer.header("location"), `${origin}${path}/operations/${own}`)
      assert.deepStrictEqual(posts, [])
      yield* advance(0)
      const recordId = operationId(recording)
      const url = `/communications/calls/${id}/operations/${recordId}`
      assert.deepStrictEqual(
        posts.map(({ request }) => request.body),
        [
          JSON.stringify({
            "@odata.type": "#microsoft.graph.commsNotifications",
            value: [
              {
                "@odata.type": "#microsoft.graph.commsNotification",
                changeType: "deleted",
                resourceUrl: url,
                resourceData: {
                  "@odata.type": "#microsoft.graph.recordOperation",
                  "@odata.id": url,
                  "@odata.etag": 'W/"54451"',
                  id: recordId,
                  clientContext,
                  status: "failed",
                  resultInfo: {
                    "@odata.type": "#microsoft.graph.resultInfo",
                    code: 400,
                    subcode: 8508,
                    message: "Action failed, the operation was cancelled."
                  },
                  recordingLocation: "",
                  recordingAccessToken: "",
                  completionReason: "operationCanceled"
                }
              }
            ]
          })
        ]
      )
      yield* advance(100_000)
      assert.strictEqual(posts.length, 1)
      const read = yield* CommsOperation.get({ callId: id, operationId: own })
      assert.strictEqual(read.status, "completed")
    }).pipe(Effect.provide(layer))
  })

  it.effect(
    "cancels what runs and what waits, in their order; a cancelled play as a cancelled recording (assumed)",
    () => {
      const { layer, posts } = makeBot()
      return Effect.gen(function* () {
        const { advance, id } = yield* established(posts)
        yield* Call.playPrompt({ id, prompts: [prompt(1000)], clientContext: "1" })
        yield* advance(1000)
        yield* Call.playPrompt({ id, prompts: [prompt(1000)], clientContext: "2" })
        yield* Call.recordResponse({ id, clientContext: "3" })
        yield* Call.playPrompt({ id, prompts: [prompt(1000)], clientContext: "4" })
        yield* advance(500)
        yield* Call.cancelMediaProcessing({ id })
        yield* advance(60_000)
        assert.deepStrictEqual(
          posts.map(({ item }) => at(item, "resourceData", "clientContext")),
          ["1", "2", "3", "4"]
        )
        assert.deepStrictEqual(
          posts.map(({ read }) => (read._tag === "Operation" ? outcomeOf(read.operation) : read._tag)),
          ["completed", "cancelled", "cancelled", "cancelled"]
        )
        assert.deepStrictEqual(result(posts[1] ?? assert.fail("no post")), [
          400,
          8508,
          "Action failed, the operation was cancelled."
        ])
        yield* Call.playPrompt({ id, prompts: [prompt(1000)], clientContext: "5" })
        yield* advance(1000)
        assert.strictEqual(short(posts.at(-1) ?? assert.fail("no post")), "playPromptOperation completed")
      }).pipe(Effect.provide(layer))
    }
  )

  it.effect("with nothing to cancel answers completed, and nothing follows (assumed)", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id } = yield* established(posts)
      const operation = yield* Call.cancelMediaProcessing({ id })
      assert.strictEqual(operation.status, "completed")
      yield* advance(60_000)
      assert.deepStrictEqual(posts, [])
    }).pipe(Effect.provide(layer))
  })

  it.effect("never ends the subscription to tones", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id } = yield* established(posts)
      const { graphTone } = yield* Emulator
      assert.deepStrictEqual(yield* graphTone(id, "tone9"), { heardBy: [] })
      yield* advance(0)
      assert.deepStrictEqual(posts, [])
      const subscription = yield* Call.subscribeToTone({ id, clientContext: "tones" })
      assert.strictEqual(subscription.status, "completed")
      assert.strictEqual(subscription["@odata.type"], "#microsoft.graph.subscribeToToneOperation")
      yield* Call.cancelMediaProcessing({ id })
      const { heardBy } = yield* graphTone(id, "tone1")
      assert.lengthOf(heardBy, 1)
      yield* graphTone(id, "pound")
      yield* advance(0)
      assert.deepStrictEqual(posts.map(short), ["established tone1", "established pound"])
      const sequence = posts.map(({ read }) => (read._tag === "Call" ? read.call.toneInfo?.sequenceId : undefined))
      assert.deepStrictEqual(sequence, [2, 3])
    }).pipe(Effect.provide(layer))
  })
})

describe("refused", () => {
  for (const action of ["playPrompt", "recordResponse", "subscribeToTone", "cancelMediaProcessing"] as const) {
    const body =
      action === "playPrompt" ? { prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt", ...prompt(10) }] } : {}
    it.effect(`${action} on a call that is not established, or gone`, () => {
      const { layer, posts } = makeBot()
      return Effect.gen(function* () {
        yield* begin
        const { advance } = yield* Emulator
        const { id } = yield* create()
        const path = `/v1.0/communications/calls/${id}`
        const early = yield* send({ method: "POST", path: `${path}/${action}`, body })
        assert.strictEqual(early.status, 400)
        assert.include(textAt(early.body, "error", "message"), "establishing")
        yield* advance(1000)
        yield* Call.delete({ id })
        const late = yield* send({ method: "POST", path: `${path}/${action}`, body })
        assert.strictEqual(late.status, 404)
        assert.strictEqual(at(late.body, "error", "code"), "8522")
        yield* advance(10_000)
        assert.strictEqual(posts.map(short).at(-1), "terminated")
      }).pipe(Effect.provide(layer))
    })

    it.effect(`${action} with a clientContext of 257 characters`, () => {
      const { layer, posts } = makeBot()
      return Effect.gen(function* () {
        const { path } = yield* established(posts)
        const clientContext = "x".repeat(257)
        const answer = yield* send({ method: "POST", path: `${path}/${action}`, body: { ...body, clientContext } })
        assert.strictEqual(answer.status, 400)
        assert.include(textAt(answer.body, "error", "message"), "clientContext")
        const [call] = listAt(yield* (yield* Emulator).state, "graphCalls")
        assert.deepStrictEqual(at(call, "operations"), [])
      }).pipe(Effect.provide(layer))
    })
  }

  it.effect("a prompt without @odata.type: The request is invalid.", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { path } = yield* established(posts)
      const answer = yield* send({ method: "POST", path: `${path}/playPrompt`, body: { prompts: [prompt(10)] } })
      assert.strictEqual(answer.status, 400)
      assert.include(textAt(answer.body, "error", "message"), "The request is invalid. prompts[0].@odata.type")
    }).pipe(Effect.provide(layer))
  })

  it.effect("an unknown operation: 404", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { id } = yield* established(posts)
      const error = yield* Effect.flip(CommsOperation.get({ callId: id, operationId: "none" }))
      assert.strictEqual(error.status, 404)
    }).pipe(Effect.provide(layer))
  })

  it.effect("media operations of a call whose application hosts the media", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const { advance } = yield* Emulator
      const { id } = yield* Call.create({
        callbackUri: "https://bot.contoso.com/api/calls",
        targets: [{ identity: { user: { id: "u" } } }],
        requestedModalities: ["audio"],
        mediaConfig: { blob: "blob" }
      })
      yield* advance(1000)
      for (const refused of [
        Call.playPrompt({ id, prompts: [prompt(10)] }),
        Call.recordResponse({ id }),
        Call.record({ id }, { apiVersion: "beta" }),
        Call.subscribeToTone({ id })
      ]) {
        const error = yield* Effect.flip(Effect.asVoid<unknown, CommunicationError, GraphCalls>(refused))
        assert.strictEqual(error.status, 400)
      }
      // Their pages do not limit these to media of the service.
      yield* Call.sendDtmfTones({ id, tones: ["tone1"] })
      yield* Call.cancelMediaProcessing({ id })
    }).pipe(Effect.provide(layer))
  })

  it.effect("a tone that is none, and a tone in a call that is gone", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { id } = yield* established(posts)
      const { graphTone } = yield* Emulator
      assert.strictEqual((yield* Effect.flip(graphTone(id, "5"))).status, 400)
      yield* Call.delete({ id })
      assert.strictEqual((yield* Effect.flip(graphTone(id, "tone5"))).status, 404)
    }).pipe(Effect.provide(layer))
  })
})
