/** A calling bot in this process: its client, and every notification that it gets, in order. */
import * as Call from "@effect-comms/graph-calls/Call"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import { decode, type Notification } from "@effect-comms/graph-calls/notifications"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as LocalCloud from "../../../src/Emulator.ts"
import type { Delivered } from "../../../src/kernel/delivery/Sender.ts"
import { at, begin, exchange, type Received, type Sent, textAt } from "../../identity/support/wire.ts"

const { Emulator } = LocalCloud

export const tenantId = "9a1b2c3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d"
export const clientId = "1f2e3d4c-5b6a-4978-8a9b-acbdcedfe0f1"
export const callbackUri = "https://bot.contoso.com/api/calls"

/** A notification as it was posted. */
export interface Notified {
  readonly request: Delivered
  /** The one member of `value`. */
  readonly item: unknown
  /** The same, as our own reader has it. */
  readonly read: Notification
}

/** A local cloud, a client of it, and what it posts. */
export const makeBot = (options: LocalCloud.Options = {}) => {
  const posts: Array<Notified> = []
  const deliver = (request: Delivered) =>
    Effect.sync(() => {
      const body: unknown = JSON.parse(request.body)
      const decoded = decode(body)
      assert(Result.isSuccess(decoded))
      const [read, ...more] = decoded.success
      assert(read !== undefined && more.length === 0, "expected one notification in a post")
      posts.push({ request, item: at(body, "value", 0), read })
      return { status: 202 }
    })
  const cloud = LocalCloud.layer({ deliver, ...options })
  const client = Layer.unwrap(
    Emulator.use(({ origin }) =>
      Effect.succeed(GraphCalls.layer({ tenantId, clientId, clientSecret: "secret", endpoint: origin }))
    )
  )
  return { posts, layer: client.pipe(Layer.provideMerge(cloud)) }
}

/** A bearer of an application. */
export const bearer = (id: string = clientId, tenant: string = tenantId) =>
  Effect.gen(function* () {
    const { origin } = yield* Emulator
    const form = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: id,
      client_secret: "secret",
      scope: `${origin}/.default`
    })
    const { body } = yield* exchange({
      method: "POST",
      path: `/${tenant}/oauth2/v2.0/token`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: form.toString()
    })
    return `Bearer ${textAt(body, "access_token")}`
  })

/** Sends a request as the application. */
export const send = (sent: Sent): Effect.Effect<Received, never, LocalCloud.Emulator> =>
  Effect.flatMap(bearer(), (authorization) => exchange({ ...sent, headers: { authorization, ...sent.headers } }))

/** A call to a user, as it is written on the wire. */
export const callOf = (userId: string = "550fae72-d251-43ec-868c-373732c2704f"): Record<string, unknown> => ({
  "@odata.type": "#microsoft.graph.call",
  callbackUri,
  targets: [
    {
      "@odata.type": "#microsoft.graph.invitationParticipantInfo",
      identity: {
        "@odata.type": "#microsoft.graph.identitySet",
        user: { "@odata.type": "#microsoft.graph.identity", id: userId }
      }
    }
  ],
  requestedModalities: ["audio"],
  mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig", preFetchMedia: [] }
})

/** A call through our client; gives what tests look at. */
export const create = (userId: string = "550fae72-d251-43ec-868c-373732c2704f") =>
  Effect.map(
    Call.create({
      callbackUri,
      targets: [{ identity: { user: { id: userId } } }],
      requestedModalities: ["audio"],
      mediaConfig: {}
    }),
    ({ callChainId, id }) => ({ callChainId, id })
  )

/** A call on which audio flows; nothing of its beginning is left among the posts. */
export const established = (posts: Array<Notified>) =>
  Effect.gen(function* () {
    yield* begin
    const { advance } = yield* Emulator
    const call = yield* create()
    yield* advance(1000)
    posts.length = 0
    return { id: call.id, advance, path: `/v1.0/communications/calls/${call.id}` }
  })

/** A prompt that lasts so long. */
export const prompt = (millis: number, name = "prompt.wav") => ({
  mediaInfo: { uri: `https://cdn.contoso.com/${name}?durationMs=${millis}` }
})

/** What a notification is about, in one word or two: `established`, `playPromptOperation completed`. */
export const short = ({ item }: Notified): string => {
  const data = at(item, "resourceData")
  if (Array.isArray(data)) return `participants ${data.length}`
  const type = textAt(data, "@odata.type").replace("#microsoft.graph.", "")
  const tone = at(data, "toneInfo", "tone")
  const audio = at(data, "mediaState", "audio")
  if (type !== "call") return `${type} ${textAt(data, "status")}`
  return [at(data, "state"), tone, audio].filter((part) => typeof part === "string").join(" ")
}
