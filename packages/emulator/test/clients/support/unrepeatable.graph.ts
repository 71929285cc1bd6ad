/**
 * The operations of Graph that the service does not recognize when they come again: all that are declared so, in the states of their
 * scenarios. How often one was executed, the local cloud counts itself.
 */
import { ApiVersions } from "@effect-comms/graph-calls/ApiVersion"
import type { ProviderState } from "@effect-comms/core/test/contract/ProviderState.ts"
import { type Known, scenariosOf } from "@effect-comms/core/test/contract/scenariosOf.ts"
import * as Call from "@effect-comms/graph-calls/Call"
import { GraphCalls } from "@effect-comms/graph-calls/GraphCalls"
import * as operations from "@effect-comms/graph-calls/internal/operations"
import * as Participant from "@effect-comms/graph-calls/Participant"
import * as given from "@effect-comms/graph-calls/test/scenarios/given.ts"
import { scenarios } from "@effect-comms/graph-calls/test/scenarios/index.ts"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { at, listAt } from "../../identity/support/wire.ts"
import { application, notificationsUri, type Program } from "./Program.ts"
import { graphCall, prompt } from "./scenes.ts"
import type { Unrepeatable } from "./unrepeatable.ts"

/** What stands for the ids of a scenario. */
type Ids = Map<string, string>

const user = `8:orgid:${given.userId}`
const beta = { apiVersion: "beta" } as const
const { clientId, tenantId } = application
const media = { mediaConfig: {}, acceptedModalities: ["audio"] } as const

const rings = ({ cloud }: Program, more: object = {}) =>
  cloud.graphIncomingCall({ callbackUri: notificationsUri, from: user, clientId, tenantId, ...more })

/** The application and a user are in a meeting. */
const meeting = (program: Program, ids: Ids, parameters: ProviderState["parameters"]) =>
  Effect.gen(function* () {
    const { id, myParticipantId = "" } = yield* Call.create({
      callbackUri: notificationsUri,
      tenantId,
      requestedModalities: ["audio"],
      mediaConfig: parameters?.["media"] === "appHosted" ? { blob: "<media>" } : {},
      meetingInfo: { joinMeetingId: "1234567" }
    })
    yield* program.advance(1_000)
    yield* program.cloud.graphLobby(id, "wait", user)
    yield* program.cloud.graphLobby(id, "admit", user)
    const roster = yield* Stream.runCollect(Participant.list({ callId: id }))
    ids.set(given.callId, id).set(given.ownParticipantId, myParticipantId)
    ids.set(given.participantId, roster.find((one) => one.id !== myParticipantId)?.id ?? "")
  }).pipe(program.run)

const idOf = (ids: Ids, of: string): string => ids.get(of) ?? of

/** Brings a state about, by its name. */
const bring = (program: Program, ids: Ids, { name, parameters }: ProviderState): Effect.Effect<unknown, unknown> => {
  const call = () => idOf(ids, given.callId)
  const participant = () => ({ callId: call(), participantId: idOf(ids, given.participantId) })
  switch (name) {
    case "a Graph application":
      return Effect.void
    case "a Graph call is established":
      return Effect.map(graphCall(program), (id) => ids.set(given.callId, id))
    case "a Graph call rings for the application":
      return Effect.map(rings(program), (id) => ids.set(given.callId, id))
    case "a policy has the application record a Graph call":
      return Effect.gen(function* () {
        const id = yield* rings(program, { applicationMetadata: { botData: {} } })
        ids.set(given.callId, id)
        yield* program.run(Call.answer({ id, ...media }))
        yield* program.advance(1_000)
      })
    case "a Graph meeting is joined":
      return meeting(program, ids, parameters)
    case "an operation is running":
      return program.run(Call.recordResponse({ id: call(), prompts: [prompt(60_000)] }))
    case "the application is muted in the Graph meeting":
      return program.run(Call.mute({ id: call() }))
    case "the Graph meeting is recorded":
      return program.run(Call.startRecording({ id: call() }, beta))
    case "the Graph meeting is transcribed":
      return program.run(Call.startTranscription({ id: call() }, beta))
    case "the participant hears hold music":
      return program.run(Participant.startHoldMusic(participant()))
    case "somebody waits in the lobby of the Graph meeting":
      return Effect.gen(function* () {
        const userId = parameters?.["userId"] ?? "278405a3-f568-4b3e-b684-009193463065"
        yield* program.cloud.graphLobby(call(), "wait", `8:orgid:${String(userId)}`)
        const roster = yield* program.run(Stream.runCollect(Participant.list({ callId: call() })))
        ids.set(String(parameters?.["participantId"]), roster.findLast(({ isInLobby }) => isInLobby === true)?.id ?? "")
      })
    default:
      return Effect.die(new Error(`no scene of "${name}"`))
  }
}

/** An input with the local cloud's ids and the program's address. */
const realOf = (value: unknown, ids: Ids): unknown => {
  if (typeof value === "string") return value === given.callbackUri ? notificationsUri : idOf(ids, value)
  if (Array.isArray(value)) return value.map((one) => realOf(one, ids))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, realOf(one, ids)]))
}

const unrepeatableOf = ({ operation, scenario }: Known): Unrepeatable => ({
  name: `Graph ${operation.id}`,
  class: "once",
  path: operation.path.split(/\{\w+\}/).findLast((one) => one !== "") ?? "",
  isUrgent: scenario.given.some(({ name }) => name === "a Graph call rings for the application"),
  prepare: (program) =>
    Effect.gen(function* () {
      const ids: Ids = new Map([[given.tenantId, tenantId]])
      for (const state of scenario.given) yield* bring(program, ids, state)
      yield* program.advance(1_000)
      const input = realOf(scenario.input, ids)
      const apiVersion = ApiVersions.all.find((one) => one === operation.versions[0])
      return (options) =>
        GraphCalls.use((client) =>
          client.invoke<unknown, unknown>(operation, input, { ...options, ...(apiVersion ? { apiVersion } : {}) })
        )
    }),
  executions: ({ cloud }) =>
    Effect.map(Effect.orDie(cloud.control("GET", "/coverage")), (coverage) =>
      listAt(coverage, "operations")
        .filter((one) => at(one, "operation") === operation.id)
        .reduce<number>((sum, one) => sum + Number(at(one, "calls")), 0)
    )
})

/** All of them. */
export const ofGraph: ReadonlyArray<Unrepeatable> = scenariosOf(operations, scenarios)
  .filter(({ operation }) => operation.retry === "once")
  .map(unrepeatableOf)
