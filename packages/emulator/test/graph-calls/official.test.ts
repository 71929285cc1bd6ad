/** `@microsoft/microsoft-graph-client`, unmodified, on a local cloud behind a port, and a bot that gets its notifications by HTTP. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { type Application, application, official } from "../official/support.ts"
import { at, rejected, textAt } from "../identity/support/wire.ts"
import { callOf, prompt } from "./support/bot.ts"

/** The next notification of a resource of this type. */
const notified = (app: Application, type: string, contains = "") =>
  Effect.map(
    app.next(({ text }) => text.includes(`#microsoft.graph.${type}"`) && text.includes(contains)),
    ({ body, headers }) => {
      assert.match(headers.authorization ?? "", /^Bearer ey/)
      return at(body, "value", 0)
    }
  )

/** A call on which audio flows. */
const scene = Effect.gen(function* () {
  const { graph } = yield* official()
  const app = yield* application
  const post = (path: string, body: object): Effect.Effect<unknown> =>
    Effect.promise(() => graph.api(`/communications/calls${path}`).post(body))
  const get = (path: string): Effect.Effect<unknown> =>
    Effect.promise(() => graph.api(`/communications/calls${path}`).get())
  const remove = (path: string): Effect.Effect<unknown> =>
    Effect.promise(() => graph.api(`/communications/calls${path}`).delete())
  const call = yield* post("", { ...callOf(), callbackUri: `${app.url}/calls` })
  const id = textAt(call, "id")
  yield* notified(app, "call", '"establishing"')
  yield* notified(app, "call", '"active"')
  return { app, call, get, graph, id, post, remove }
})

const mediaPrompt = (millis: number) => ({ "@odata.type": "#microsoft.graph.mediaPrompt", ...prompt(millis) })

describe("the official Graph client", () => {
  it.live("creates and reads a call", () =>
    Effect.gen(function* () {
      const { call, get, id } = yield* scene
      assert.strictEqual(at(call, "state"), "establishing")
      const read = yield* get(`/${id}`)
      assert.strictEqual(at(read, "state"), "established")
      assert.strictEqual(at(read, "mediaState", "audio"), "active")
    })
  )

  it.live("plays a prompt to its end and reads the operation", () =>
    Effect.gen(function* () {
      const { app, get, id, post } = yield* scene
      const operation = yield* post(`/${id}/playPrompt`, { prompts: [mediaPrompt(10)], clientContext: "play" })
      assert.strictEqual(at(operation, "status"), "running")
      const ended = yield* notified(app, "playPromptOperation")
      assert.strictEqual(at(ended, "resourceData", "id"), at(operation, "id"))
      assert.strictEqual(at(ended, "resourceData", "status"), "completed")
      const read = yield* get(`/${id}/operations/${textAt(operation, "id")}`)
      assert.strictEqual(at(read, "status"), "completed")
    })
  )

  it.live("cancels a recording that runs and a prompt that waits, not the subscription to tones", () =>
    Effect.gen(function* () {
      const { app, id, post } = yield* scene
      const subscribed = yield* post(`/${id}/subscribeToTone`, { clientContext: "tones" })
      assert.strictEqual(at(subscribed, "status"), "completed")
      yield* post(`/${id}/recordResponse`, { prompts: [mediaPrompt(600_000)], clientContext: "record" })
      yield* post(`/${id}/playPrompt`, { prompts: [mediaPrompt(600_000)], clientContext: "play" })
      const cancelled = yield* post(`/${id}/cancelMediaProcessing`, { clientContext: "cancel" })
      assert.strictEqual(at(cancelled, "status"), "completed")
      assert.strictEqual(at(cancelled, "clientContext"), "cancel")
      const recording = yield* notified(app, "recordOperation")
      assert.strictEqual(at(recording, "changeType"), "deleted")
      assert.strictEqual(at(recording, "resourceData", "clientContext"), "record")
      assert.strictEqual(at(recording, "resourceData", "resultInfo", "subcode"), 8508)
      assert.strictEqual(at(recording, "resourceData", "completionReason"), "operationCanceled")
      const playing = yield* notified(app, "playPromptOperation")
      assert.strictEqual(at(playing, "resourceData", "resultInfo", "subcode"), 8508)
    })
  )

  it.live("deletes a call, which is then unknown: 404 8522", () =>
    Effect.gen(function* () {
      const { app, graph, id, remove } = yield* scene
      yield* remove(`/${id}`)
      yield* notified(app, "call", '"terminating"')
      const end = yield* notified(app, "call", '"terminated"')
      assert.strictEqual(at(end, "changeType"), "deleted")
      const error = yield* rejected(() => graph.api(`/communications/calls/${id}`).get())
      assert.strictEqual(at(error, "statusCode"), 404)
      assert.strictEqual(at(error, "code"), "8522")
    })
  )
})
