/** No request whatever makes the local cloud fail: it answers what Microsoft's services would, or refuses, and has no defect to report. */
import * as calls from "@effect-comms/call-automation/operations"
import * as chat from "@effect-comms/chat/operations"
import * as graph from "@effect-comms/graph-calls/operations"
import * as identity from "@effect-comms/identity/operations"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { bearer } from "../graph-calls/support/bot.ts"
import { at, exchange, type Sent, signed } from "../identity/support/wire.ts"
import { everything, type Scene } from "./support/everything.ts"
import { changed, pathsOf } from "./support/mutations.ts"
import { application, eventsUri, notificationsUri } from "./support/Program.ts"

const operations = [...calls.all, ...chat.all, ...identity.all, ...graph.all]

/** Bodies that are good, of one operation or another; parts of them are changed. */
const bodies: ReadonlyArray<object> = [
  {},
  {
    targets: [{ kind: "phoneNumber", phoneNumber: { value: "+14255550123" } }],
    sourceCallerIdNumber: { value: "+14255550100" },
    callbackUri: eventsUri,
    operationContext: "c"
  },
  { incomingCallContext: "none", callbackUri: eventsUri },
  {
    participantToAdd: { phoneNumber: { value: "+14255550144" } },
    participantToRemove: { rawId: "4:+14255550123" },
    targetParticipant: { phoneNumber: { value: "+14255550123" } },
    invitationId: "none",
    invitationTimeoutInSeconds: 30,
    playSources: [{ kind: "text", text: { text: "hello" } }]
  },
  { topic: "t", participants: [{ communicationIdentifier: { rawId: "8:acs:a_b" }, displayName: "b" }] },
  {
    callbackUri: notificationsUri,
    targets: [{ identity: { user: { id: "550fae72-d251-43ec-868c-373732c2704f" } } }],
    requestedModalities: ["audio"],
    mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
  },
  { prompts: [{ mediaInfo: { uri: "https://cdn.contoso.com/a.wav" } }], clientContext: "c" },
  { createTokenWithScopes: ["chat"], scopes: ["chat"], expiresInMinutes: 60 }
]

const Index = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000 }))
const Request = Schema.Struct({
  operation: Index,
  version: Index,
  segment: Schema.Union([Schema.Literals(["known", "%", "%00", "..", ""]), Schema.String]),
  query: Schema.String,
  body: Index,
  part: Index,
  value: Schema.Json,
  text: Schema.optionalKey(Schema.String)
})

const pick = <A>(list: ReadonlyArray<A>, index: number): A => {
  const found = list[index % list.length]
  assert(found !== undefined)
  return found
}

/** The ids of the scene by the names of parameters. */
const known = (scene: Scene): Readonly<Record<string, string>> => ({
  callConnectionId: scene.callConnectionId,
  participantRawId: "4:+14255550123",
  chatThreadId: scene.chatThreadId,
  id: scene.id,
  operationId: scene.id
})

const requestOf = (scene: Scene, { segment, ...given }: typeof Request.Type): Sent => {
  const operation = pick(operations, given.operation)
  const version = pick(operation.versions, given.version)
  const inPath = operation.service.versionIn === "path"
  const ids = operation.path.startsWith("/identities") ? { id: scene.outsider.id } : known(scene)
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    segment === "known" ? encodeURIComponent(Reflect.get(ids, name) ?? "") : segment.replace(/[\s?#\\]/g, "")
  )
  const body = pick(bodies, given.body)
  const paths = pathsOf(body)
  const mutated = paths.length === 0 ? undefined : changed(body, pick(paths, given.part), given.value)
  const noise = encodeURIComponent(given.query.toWellFormed())
  const path = inPath ? `/${version}${filled}?${noise}` : `${filled}?api-version=${version}&${noise}`
  const { method } = operation
  return { method, path, ...(method === "GET" ? {} : { body: given.text ?? mutated }) }
}

it.effect.prop(
  "is answered, or refused with an envelope that says why",
  [Schema.Array(Request).check(Schema.isMaxLength(12))],
  ([requests]) =>
    Effect.scoped(
      Effect.gen(function* () {
        const defects: Array<unknown> = []
        const scene = yield* everything({ report: (error) => defects.push(error) })
        const { alice, program } = scene
        const authorization = yield* program.run(bearer(application.clientId, application.tenantId))
        for (const request of requests) {
          const sent = requestOf(scene, request)
          const sending = sent.path.startsWith("/chat")
            ? exchange({ ...sent, headers: { authorization: `Bearer ${alice.token}` } })
            : /^\/(calling|identities|access|teamsUser)/.test(sent.path)
              ? signed(sent)
              : exchange({ ...sent, headers: { authorization } })
          const { body, status } = yield* program.run(sending)
          assert.isBelow(status, 500)
          if (status >= 400) {
            assert.isString(at(body, "error", "code"))
            assert.isNotEmpty(at(body, "error", "message"))
          }
        }
        yield* program.advance(1_000)
        assert.deepStrictEqual(defects, [])
        assert.strictEqual(yield* program.count("fault", "defect"), 0)
      })
    ),
  { arbitrary: { runs: process.env["LONG"] === undefined ? 30 : 300 }, timeout: 60_000 }
)
