/**
 * Names that JavaScript's own objects have, wherever a peer may write one: headers, queries, paths, ids, members at every depth of a
 * body, forms, signed headers and controls. Each is answered or refused, nothing is a defect, and nothing of the language is changed.
 */
import * as calls from "@effect-comms/call-automation/operations"
import * as chat from "@effect-comms/chat/operations"
import * as graph from "@effect-comms/graph-calls/operations"
import * as identity from "@effect-comms/identity/operations"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Net from "node:net"
import { serve } from "../../src/Emulator.ts"
import { bearer } from "../graph-calls/support/bot.ts"
import { exchange, type Sent, signed } from "../identity/support/wire.ts"
import { everything, type Scene } from "./support/everything.ts"
import { application, eventsUri, notificationsUri } from "./support/Program.ts"

const operations = [...calls.all, ...chat.all, ...identity.all, ...graph.all]
const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"]
const ids = names.flatMap((name) => [name, `8:${name}:x`])

/** What is as the language has it; a polluted prototype has more. */
const inherited = () =>
  [Object.prototype, Array.prototype, Function.prototype].map((each) => Reflect.ownKeys(each).length)

const identifiers = (id: string) => ({
  targets: [{ rawId: id }],
  participantToAdd: { rawId: id },
  participantToRemove: { rawId: id },
  targetParticipant: { rawId: id },
  participants: [{ communicationIdentifier: { rawId: id }, displayName: id }],
  sourceCallerIdNumber: { value: id },
  source: { identity: { user: { id } } }
})

/** A body that many operations find something in. */
const bodyOf = (id: string): object => ({
  ...identifiers(id),
  callbackUri: eventsUri,
  incomingCallContext: id,
  operationContext: id,
  invitationId: id,
  playSources: [{ kind: id, text: { text: id, voiceName: id }, file: { uri: id }, playSourceCacheId: id }],
  playTo: [{ rawId: id }],
  recognizeInputType: id,
  recognizeOptions: { targetParticipant: { rawId: id }, choices: [{ label: id, phrases: [id] }] },
  tones: [id],
  callLocator: { kind: id, serverCallId: id, groupCallId: id, roomId: id },
  recordingFormatType: id,
  topic: id,
  content: id,
  metadata: { name: id },
  scopes: [id],
  createTokenWithScopes: [id],
  customCallingContext: { voipHeaders: { name: id }, sipHeaders: { name: id } },
  prompts: [{ mediaInfo: { uri: id, resourceId: id } }],
  requestedModalities: ["audio"],
  mediaConfig: { "@odata.type": id },
  clientContext: id
})

/** The same with a member of a name in every object of it, written as only JSON can. */
const withMember = (body: unknown, name: string): string => {
  const written = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(written).join(",")}]`
    if (typeof value !== "object" || value === null) return JSON.stringify(value)
    const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${written(member)}`)
    return `{${[`${JSON.stringify(name)}:{"polluted":"yes","toString":"x"}`, ...members].join(",")}}`
  }
  return written(body)
}

/** A request to every operation with a name in its path, its query, its headers and its body. */
const requestsOf = (scene: Scene, name: string, id: string): ReadonlyArray<Sent> =>
  operations.flatMap((operation) => {
    const version = operation.versions.at(-1) ?? ""
    const inPath = operation.service.versionIn === "path"
    const own: Readonly<Record<string, string>> = {
      callConnectionId: scene.callConnectionId,
      chatThreadId: scene.chatThreadId,
      ...(operation.path.startsWith("/identities") ? { id: scene.outsider.id } : { id: scene.id })
    }
    const filled = (known: boolean) =>
      operation.path.replace(/\{(\w+)\}/g, (_, parameter: string) =>
        encodeURIComponent((known && Object.hasOwn(own, parameter) ? own[parameter] : undefined) ?? id)
      )
    const { method } = operation
    const query = `${name}=${name}&${name}[a]=b&${name}.x=1`
    return [true, false].flatMap((known): ReadonlyArray<Sent> => {
      const path = inPath ? `/${version}${filled(known)}?${query}` : `${filled(known)}?api-version=${version}&${query}`
      const headers = { [name]: name, "x-ms-client-request-id": name, "user-agent": name, origin: name }
      const body = withMember(
        operation.path.startsWith("/communications") ? { ...bodyOf(id), callbackUri: notificationsUri } : bodyOf(id),
        name
      )
      return method === "GET"
        ? [{ method, path, headers }]
        : [
            { method, path, headers, body },
            { method, path, headers, body: withMember({}, name) }
          ]
    })
  })

it.effect.each(names)("nothing fails at %s in whatever place of a request", (name) =>
  Effect.gen(function* () {
    const before = inherited()
    const defects: Array<unknown> = []
    const scene = yield* everything({ report: (error) => defects.push(error) })
    const { alice, program } = scene
    const authorization = yield* program.run(bearer(application.clientId, application.tenantId))
    const tried = ids.filter((id) => id.includes(name))
    for (const id of tried)
      for (const request of requestsOf(scene, name, id)) {
        // The scene has to be there for the next.
        if (request.method === "DELETE" && !request.path.includes(encodeURIComponent(id))) continue
        const sending = request.path.startsWith("/chat")
          ? exchange({ ...request, headers: { ...request.headers, authorization: `Bearer ${alice.token}` } })
          : /^\/(calling|identities|access|teamsUser)/.test(request.path)
            ? signed(request)
            : exchange({ ...request, headers: { ...request.headers, authorization } })
        const { status } = yield* program.run(sending)
        assert.isBelow(status, 500, `${request.method} ${request.path}`)
      }
    yield* program.advance(60_000)
    assert.deepStrictEqual(defects, [])
    assert.deepStrictEqual(inherited(), before)
    assert.notProperty({}, "polluted")
  })
)

it.effect.each(names)("nothing fails at %s in forms, signed headers, unknown paths, files and controls", (name) =>
  Effect.gen(function* () {
    const before = inherited()
    const defects: Array<unknown> = []
    const { program } = yield* everything({ report: (error) => defects.push(error) })
    const form = "application/x-www-form-urlencoded"
    const good =
      "grant_type=client_credentials&client_id=a&client_secret=b&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
    const signature = `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256;${name}&Signature=AAAA`
    const requests: ReadonlyArray<Sent> = [
      {
        method: "POST",
        path: `/${name}/oauth2/v2.0/token`,
        headers: { "content-type": form },
        body: `${good}&${name}=${name}`
      },
      {
        method: "POST",
        path: "/t/oauth2/v2.0/token",
        headers: { "content-type": form },
        body: `grant_type=${name}&client_id=${name}&scope=${name}`
      },
      {
        method: "POST",
        path: "/t/oauth2/v2.0/token",
        headers: { "content-type": form },
        body: good.replaceAll("=a", `=${name}`)
      },
      { method: "GET", path: `/${name}` },
      { method: "GET", path: `/calling/${name}?${name}` },
      { method: "GET", path: `/v1.0/${name}/${name}` },
      { method: "GET", path: `/${name}/communications/calls/x` },
      { method: "GET", path: `/v1/objects/${name}/content/${name}`, headers: { "x-ms-host": name, range: name } },
      { method: "GET", path: `/_emulator/${name}` },
      { method: "GET", path: `/_emulator/event-grid/validate/${name}` },
      { method: "GET", path: `/_emulator/journal?${name}=1&after=${name}` },
      { method: "GET", path: `/_emulator/state?${name}` },
      ...[
        "incoming-calls",
        `calls/${name}/tones`,
        `graph/calls/${name}/tones`,
        "graph/incoming-calls",
        "faults",
        "clock",
        "reset"
      ].flatMap((path): ReadonlyArray<Sent> =>
        [
          withMember({}, name),
          withMember({ from: { rawId: name }, to: { rawId: name } }, name),
          { from: `8:${name}:x`, to: `8:${name}:y` },
          { path: name, kind: name },
          { tone: name }
        ].map((body) => ({ method: "POST", path: `/_emulator/${path}`, body }))
      )
    ]
    for (const request of requests) {
      const { status } = yield* program.run(exchange(request))
      assert.isBelow(status, 500, `${request.method} ${request.path}`)
    }
    const dated = { "x-ms-date": new Date(0).toUTCString(), "x-ms-content-sha256": "AAAA" }
    for (const authorization of [signature, `Bearer ${name}`, `Basic ${name}`, name]) {
      const sent = {
        method: "GET",
        path: "/calling/callConnections/x?api-version=2025-05-15",
        headers: { ...dated, authorization }
      } as const
      assert.strictEqual((yield* program.run(exchange(sent))).status, 401)
    }
    assert.deepStrictEqual(defects, [])
    assert.deepStrictEqual(inherited(), before)
  })
)

it.effect("identifiers whose cloud is called as a member of every object are of no kind that is known", () =>
  Effect.gen(function* () {
    const defects: Array<unknown> = []
    const { callConnectionId, program } = yield* everything({ report: (error) => defects.push(error) })
    const post = (path: string, body: object) =>
      Effect.map(
        program.run(signed({ method: "POST", path: `${path}?api-version=2025-05-15`, body })),
        ({ status }) => status
      )
    for (const id of names.flatMap((name) => [`8:${name}:x`, `28:${name}:x`, `8:${name}-acs:x_y_z`])) {
      const target = { rawId: id }
      assert.isBelow(yield* post("/calling/callConnections", { targets: [target], callbackUri: eventsUri }), 500, id)
      const added = yield* post(`/calling/callConnections/${callConnectionId}/participants:add`, {
        participantToAdd: target
      })
      assert.isBelow(added, 500, id)
      const teams = { microsoftTeamsUser: { userId: "x", cloud: id.split(":")[1] } }
      assert.isBelow(yield* post("/calling/callConnections", { targets: [teams], callbackUri: eventsUri }), 500, id)
      yield* program.advance(5_000)
    }
    assert.deepStrictEqual(defects, [])
    const shown = JSON.stringify([yield* program.cloud.state, yield* program.cloud.journal()])
    assert.notInclude(shown, "native code")
  })
)

it.effect("members of such names are members that nobody reads, at every depth of a good body", () =>
  Effect.gen(function* () {
    const { program } = yield* everything()
    const body = {
      targets: [{ phoneNumber: { value: "+14255550123" } }],
      sourceCallerIdNumber: { value: "+14255550100" },
      callbackUri: eventsUri
    }
    for (const name of names) {
      const sent = {
        method: "POST",
        path: "/calling/callConnections?api-version=2025-05-15",
        body: withMember(body, name)
      } as const
      assert.strictEqual((yield* program.run(signed(sent))).status, 201, name)
    }
    assert.notProperty({}, "polluted")
  })
)

it.live("a signed header that is called as a member of every object is none of the request", () =>
  Effect.gen(function* () {
    const cloud = yield* serve({ port: 0 })
    const sha = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    for (const name of names) {
      const lines = [
        "GET /calling/callConnections/x?api-version=2025-05-15 HTTP/1.1",
        "Host: 127.0.0.1",
        `x-ms-date: ${new Date().toUTCString()}`,
        `x-ms-content-sha256: ${sha}`,
        `Authorization: HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256;${name}&Signature=AAAA`,
        `${name}: x`,
        "Connection: close"
      ]
      const answer = yield* Effect.callback<string>((resume) => {
        let text = ""
        const socket = Net.connect(cloud.port, "127.0.0.1", () => socket.write(`${lines.join("\r\n")}\r\n\r\n`))
        socket.on("data", (chunk) => (text += chunk.toString()))
        socket.on("close", () => resume(Effect.succeed(text)))
        return Effect.sync(() => socket.destroy())
      })
      assert.match(answer, /^HTTP\/1.1 401 /, name)
    }
  })
)
