/**
 * A small world for the tests of the kernel: operations of every habit (repeatable, claimed, once, chat's id, Graph's), and a part that
 * counts what it executes and posts the events that it is asked for. The kernel around it is the real one.
 */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import type { Service } from "@effect-comms/core/Service"
import * as SharedKeyCredential from "@effect-comms/core/SharedKeyCredential"
import type { WireResponse } from "@effect-comms/core/Transport"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { signer } from "../../src/call-automation/profile.ts"
import { profiles } from "../../src/services.ts"
import { on } from "../../src/service/Handler.ts"
import type * as LocalCloud from "../../src/LocalCloud.ts"
import { developmentKey } from "../../src/Options.ts"
import { Refusal } from "../../src/service/Refusal.ts"
import type { EmulatorContext } from "../../src/service/EmulatorContext.ts"

const versions = ["2024-06-15-preview", "2024-09-15", "2025-05-15"]
const newest = "2025-05-15"

/** The service of the operations. */
export const acs: Service = {
  name: "Things",
  versions,
  defaultVersion: newest,
  versionIn: "query",
  namespace: "Microsoft.Communication",
  clientRequestIdHeader: "x-ms-client-request-id"
}
const graph: Service = {
  ...acs,
  name: "GraphThings",
  versions: ["v1.0", "beta"],
  defaultVersion: "v1.0",
  versionIn: "path"
}

const params = Schema.Struct({ id: Schema.NonEmptyString })
const Count = Schema.Struct({ count: Schema.Int })
const Add = Schema.Struct({
  amount: Schema.Int,
  note: Field.optional(Schema.String).pipe(Field.versions(["2025-05-15"])),
  callbackUri: Field.optional(Schema.String),
  events: Field.optional(Schema.Array(Schema.String))
})

const said = { description: "Does something.", source: "Things" }

/** Repeatable. */
export const add = Operation.make("Things_Add", {
  ...said,
  service: acs,
  method: "POST",
  path: "/calling/things/{id}:add",
  versions,
  retry: "repeatable",
  params,
  payload: Add,
  failures: [],
  success: { 202: Count }
})
/** Claims to be repeatable. */
export const create = Operation.make("Things_Create", {
  ...said,
  service: acs,
  method: "POST",
  path: "/calling/things",
  versions,
  retry: "claimed",
  payload: Add,
  failures: [],
  success: { 201: Count }
})
/** Not repeatable. */
export const play = Operation.make("Things_Play", {
  ...said,
  service: acs,
  method: "POST",
  path: "/calling/things/{id}:play",
  versions: ["2025-05-15"],
  retry: "once",
  params,
  payload: Add,
  failures: [],
  success: { 200: Operation.Empty }
})
const get = Operation.make("Things_Get", {
  ...said,
  service: acs,
  method: "GET",
  path: "/calling/things/{id}/members/{member}",
  versions,
  retry: "safe",
  params: Schema.Struct({ id: Schema.NonEmptyString, member: Schema.NonEmptyString }),
  failures: [],
  success: { 200: Schema.Struct({ id: Schema.String, member: Schema.String }) }
})
const remove = Operation.make("Things_Remove", {
  ...said,
  service: acs,
  method: "DELETE",
  path: "/calling/things/{id}",
  versions,
  retry: "idempotent",
  params,
  failures: [],
  success: { 204: Operation.Empty }
})
const missing = Operation.make("Things_Missing", {
  ...said,
  service: acs,
  method: "POST",
  path: "/calling/things/{id}:missing",
  versions,
  retry: "once",
  params,
  failures: [],
  success: { 200: Operation.Empty }
})
const every = Operation.make("Things_AddToEvery", {
  ...said,
  service: acs,
  method: "POST",
  path: "/calling/things/every:add",
  versions,
  retry: "once",
  failures: [],
  success: { 200: Operation.Empty }
})
const thread = Operation.make("Things_CreateThread", {
  ...said,
  service: acs,
  method: "POST",
  path: "/chat/threads",
  versions,
  retry: "claimed",
  repeatability: "id",
  payload: Add,
  failures: [],
  success: { 201: Count }
})
const identity = Operation.make("Things_Identity", {
  ...said,
  service: acs,
  method: "POST",
  path: "/identities",
  versions,
  retry: "once",
  payload: Schema.Struct({ scopes: Field.optional(Schema.Array(Schema.String)) }),
  failures: [],
  success: { 201: Schema.Struct({ id: Schema.String, accessToken: Schema.Struct({ token: Schema.String }) }) }
})
const revoke = Operation.make("Things_Revoke", {
  ...said,
  service: acs,
  method: "POST",
  path: "/identities/{id}/:revoke",
  versions,
  retry: "once",
  params,
  failures: [],
  success: { 204: Operation.Empty }
})
const act = Operation.make("Thing_Act", {
  ...said,
  service: graph,
  method: "POST",
  path: "/communications/things/{id}/act",
  versions: ["v1.0"],
  retry: "once",
  params,
  payload: Add,
  failures: [],
  success: { 200: Count }
})

/** What the part did, for tests that say that nothing changed. */
export interface World extends LocalCloud.Composition {
  readonly count: () => number
  readonly emulator: () => EmulatorContext
}

/** A fresh world. */
export const makeWorld = (): World => {
  let count = 0
  let given: EmulatorContext | undefined
  const emulator = (): EmulatorContext => {
    if (given === undefined) throw new Error("the world was not made")
    return given
  }
  const answer = (payload: typeof Add.Type) => {
    if (payload.amount < 0 && count === 0)
      throw new Refusal({ status: 404, code: "8522", description: "Call not found.", target: "/x" })
    if (payload.amount === 13) throw new Error("a defect of the part")
    count += payload.amount
    for (const type of payload.events ?? [])
      emulator().delivery.post({
        key: "call",
        url: payload.callbackUri ?? "http://127.0.0.1:1/",
        body: [{ id: type, type }],
        sign: { signer, audience: emulator().resourceId },
        kind: "callback",
        type
      })
    return { count }
  }
  return {
    count: () => count,
    emulator,
    assumed: [{ id: "things.none", what: "There are none.", why: "Not documented." }],
    webhooks: () => Promise.resolve([]),
    declared: [add, create, play, get, remove, missing, every, thread, identity, revoke, act],
    profiles,
    services: (s) => {
      given = s
      return [
        {
          handlers: () => [
            on(add, ({ payload }) => ({
              status: 202,
              body: answer(payload),
              headers: { "X-Microsoft-Skype-Chain-ID": "chain" }
            })),
            on(create, ({ payload }) => ({ status: 201, body: answer(payload) })),
            on(play, ({ payload }) => {
              answer(payload)
              return { status: 200, body: undefined }
            }),
            on(get, ({ params: { id, member } }) => ({ status: 200, body: { id, member } })),
            on(remove, () => ({ status: 204, body: undefined })),
            on(thread, ({ payload }) => ({ status: 201, body: answer(payload) })),
            on(identity, ({ payload }) => {
              const id = `8:acs:${s.resourceId}_${s.guid()}`
              return {
                status: 201,
                body: { id, accessToken: { token: s.userTokens.issue(id, payload.scopes ?? [], 60).token } }
              }
            }),
            on(revoke, ({ params: { id } }) => {
              s.userTokens.revoke(id)
              return { status: 204, body: undefined }
            }),
            on(act, ({ payload }) => ({ status: 200, body: answer(payload) }))
          ],
          controls: [
            {
              method: "POST",
              path: "/things/{id}/poke",
              summary: "Pokes a thing.",
              members: { hard: "boolean" },
              answer: Schema.Struct({ id: Schema.String, body: Schema.Unknown }),
              run: ({ id }, body) => ({ id, body })
            }
          ],
          state: () => ({ things: { count } }),
          reset: () => {
            count = 0
          }
        }
      ]
    }
  }
}

/** A request of a test. */
export interface Sent {
  readonly method?: string
  readonly path: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Signs with this key; default the development key, `none` for no signature. */
  readonly key?: string
}

/** An answer of a test. */
export interface Received {
  readonly status: number
  readonly header: WireResponse["header"]
  readonly text: string
  /** The parsed body. */
  readonly json: unknown
}

/** The values of a pair. */
export const pair = (id: string, sent: string): Readonly<Record<string, string>> => ({
  "repeatability-request-id": id,
  "repeatability-first-sent": sent
})

/** Sends a request to a local cloud in this process; fails with the transport's error when no whole answer comes. */
export const send = (cloud: LocalCloud.Service, sent: Sent) =>
  Effect.clockWith((clock) =>
    Effect.callback<Received, Error>((resume) => {
      const { body, headers = {}, key = developmentKey, method = "POST", path } = sent
      const flat = Object.entries(headers).flat()
      if (body !== undefined && headers["content-type"] === undefined) flat.push("content-type", "application/json")
      const { host } = new URL(cloud.origin)
      if (key !== "none" && headers["authorization"] === undefined) {
        const signed = SharedKeyCredential.make(key).authorize(
          { method, host, path, body },
          clock.currentTimeMillisUnsafe()
        )
        if (Effect.isEffect(signed)) throw new TypeError("expected a signature at once")
        flat.push(...signed)
      }
      const exchange = cloud.transport.send({ method, origin: cloud.origin, path, headers: flat, body }, (outcome) => {
        if (outcome._tag === "TransportError") return resume(Effect.fail(outcome))
        const text = outcome.text()
        const json: unknown = text === "" ? undefined : JSON.parse(text)
        resume(Effect.succeed({ status: outcome.status, header: (name: string) => outcome.header(name), text, json }))
      })
      return Effect.sync(() => exchange.cancel())
    })
  )

/** The path of the repeatable operation. */
export const addPath = `/calling/things/a:add?api-version=${newest}`

/** The body of an operation that counts. */
export const amount = (value: number, more: object = {}): string => JSON.stringify({ amount: value, ...more })

/** The code and message of an error envelope. */
export const errorOf = (
  received: Received
): { readonly code: unknown; readonly message: string; readonly target: unknown } => {
  const body = received.json
  const error: unknown = typeof body === "object" && body !== null && "error" in body ? body.error : undefined
  if (typeof error !== "object" || error === null) throw new TypeError(`no error envelope in ${received.text}`)
  return {
    code: Reflect.get(error, "code"),
    message: String(Reflect.get(error, "message")),
    target: Reflect.get(error, "target")
  }
}
