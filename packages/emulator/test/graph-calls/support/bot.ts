/** A calling bot in this process: its client, and every notification that it gets, in order. */
import * as Call from "@effect-comms/graph-calls/Call"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import { decode, type Notification } from "@effect-comms/graph-calls/notifications"
import { TransportError } from "@effect-comms/core/Transport"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as LocalCloud from "../../../src/Emulator.ts"
import type { Acknowledgement, Delivered } from "../../../src/kernel/delivery/Sender.ts"
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

/** What a bot answers: by default 202. */
type Answer = (request: Delivered, item: unknown) => Effect.Effect<Acknowledgement>

/** A local cloud, a client of it, and what it posts. */
export const makeBot = (options: LocalCloud.Options = {}, answer: Answer = () => Effect.succeed({ status: 202 })) => {
  const posts: Array<Notified> = []
  const deliver = (request: Delivered) =>
    Effect.suspend(() => {
      const body: unknown = JSON.parse(request.body)
      const decoded = decode(body)
      assert(Result.isSuccess(decoded))
      const [read, ...more] = decoded.success
      assert(read !== undefined && more.length === 0, "expected one notification in a post")
      const item = at(body, "value", 0)
      posts.push({ request, item, read })
      return answer(request, item)
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

/** Sends a request as the application, which is not refused; gives the body. */
export const ask = (method: Sent["method"], path: string, body?: unknown) =>
  Effect.map(send({ method, path, ...(body === undefined ? {} : { body }) }), (answer) => {
    assert.isBelow(answer.status, 300, `${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  })

/** The bytes of a recorded answer. */
export const download = (path: string, authorization: string) =>
  Emulator.use(({ origin, transport }) =>
    Effect.callback<{ readonly status: number; readonly bytes: Uint8Array }>((resume) => {
      transport.send(
        { method: "GET", origin, path, headers: ["authorization", authorization], body: undefined },
        (outcome) => {
          if (outcome instanceof TransportError) return resume(Effect.die(outcome))
          resume(Effect.succeed({ status: outcome.status, bytes: outcome.bytes() }))
        }
      )
    })
  )

/** Where calls are. */
export const calls = "/v1.0/communications/calls"

const set = (kind: string, id: string) => ({
  "@odata.type": "#microsoft.graph.identitySet",
  [kind]: { "@odata.type": "#microsoft.graph.identity", id }
})

/** Somebody by the kind and the id of the identity, as targets of requests are written. */
export const target = (kind: string, id: string, more: object = {}) => ({
  "@odata.type": "#microsoft.graph.invitationParticipantInfo",
  identity: set(kind, id),
  ...more
})

/** A call that joins a meeting by its id, as it is written on the wire. */
export const meetingOf = (joinMeetingId: string, more: object = {}): Record<string, unknown> => {
  const { targets: _, ...rest } = callOf()
  const type = "#microsoft.graph.joinMeetingIdMeetingInfo"
  return { ...rest, tenantId, meetingInfo: { "@odata.type": type, joinMeetingId, passcode: null }, ...more }
}

/** The ids of the participants in a roster by their identities' ids. */
export const idsOf = (roster: unknown): Readonly<Record<string, string>> => {
  const list = Array.isArray(roster) ? roster : []
  return Object.fromEntries(
    list.map((participant: unknown) => {
      const identity = at(participant, "info", "identity")
      const [, one] = Object.entries(typeof identity === "object" && identity !== null ? identity : {}).find(
        ([, value]) => typeof value === "object"
      ) ?? ["", undefined]
      return [textAt(one, "id"), textAt(participant, "id")]
    })
  )
}

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
  if (Array.isArray(data))
    return at(data, 0, "@odata.type") === "#microsoft.graph.contentSharingSession"
      ? `sharing ${textAt(item, "changeType")}`
      : `participants ${data.length}`
  const type = textAt(data, "@odata.type").replace("#microsoft.graph.", "")
  const tone = at(data, "toneInfo", "tone")
  const audio = at(data, "mediaState", "audio")
  if (type !== "call") return `${type} ${textAt(data, "status")}`
  return [at(data, "state"), tone, audio].filter((part) => typeof part === "string").join(" ")
}
