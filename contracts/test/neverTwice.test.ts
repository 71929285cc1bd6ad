/**
 * Never twice: every operation that is not safe to repeat, in the states of its scenario, through faults on its way.
 *
 * What is looked at is everything that the local cloud notes and sends: after any fault it is that of one execution, or of none. Every
 * operation is looked at where the service says that it executed nothing, or that what was to be deleted is not there any more.
 */
import { ApiVersions as CallVersions } from "@effect-comms/call-automation/ApiVersion"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as callOperations from "@effect-comms/call-automation/internal/operations"
import { scenarios as callScenarios } from "@effect-comms/call-automation/test/scenarios/index.ts"
import { ApiVersions as ChatVersions } from "@effect-comms/chat/ApiVersion"
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import * as chatOperations from "@effect-comms/chat/internal/operations"
import { scenarios as chatScenarios } from "@effect-comms/chat/test/scenarios/index.ts"
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as EntraCredential from "@effect-comms/core/EntraCredential"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import { type Known, scenariosOf } from "@effect-comms/core/test/contract/scenariosOf.ts"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { Emulator } from "@effect-comms/emulator"
import { ApiVersions as GraphVersions } from "@effect-comms/graph-calls/ApiVersion"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import * as graphOperations from "@effect-comms/graph-calls/internal/operations"
import { scenarios as graphScenarios } from "@effect-comms/graph-calls/test/scenarios/index.ts"
import { ApiVersions as IdentityVersions } from "@effect-comms/identity/ApiVersion"
import * as Identity from "@effect-comms/identity/Identity"
import * as identityOperations from "@effect-comms/identity/internal/operations"
import { scenarios as identityScenarios } from "@effect-comms/identity/test/scenarios/index.ts"
import { assert, beforeAll, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import { afterAll } from "vitest"
import { entraToken } from "../src/verification/Gateway.ts"
import * as Deliveries from "../src/verification/Deliveries.ts"
import * as MediaSockets from "../src/verification/MediaSockets.ts"
import { graphApplication, ownedPhoneNumber, ProviderUnderTest } from "../src/verification/ProviderUnderTest.ts"
import { statesOf } from "../src/verification/states/all.ts"

type Fault = Parameters<Emulator.Service["fault"]>[0]

/** Faults, and whether the request that each strikes is executed. */
const faults: ReadonlyArray<readonly [fault: Fault, executed: boolean]> = [
  [{ kind: "reset-before" }, false],
  [{ kind: "reset-after" }, true],
  [{ kind: "truncate" }, true],
  [{ status: 500 }, false],
  [{ status: 500, executed: true }, true],
  [{ status: 503, executed: true, retryAfterSeconds: 0 }, true]
]

const scope = Effect.runSync(Scope.make())
let provider: ProviderUnderTest

beforeAll(async () => {
  const deliveries = Deliveries.make()
  const mediaSockets = MediaSockets.make()
  const options = {
    port: 0,
    deliver: deliveries.deliver,
    mediaSocket: mediaSockets.take,
    phoneNumbers: [ownedPhoneNumber]
  }
  const cloud = await Effect.runPromise(Scope.provide(Emulator.serve(options), scope))
  await Effect.runPromise(cloud.setScale(0))
  provider = new ProviderUnderTest(cloud, deliveries, mediaSockets)
})
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))

/** Calls an operation as an application would, at once again where that is allowed. */
type Call = (known: Known, input: unknown) => Effect.Effect<unknown, CommunicationError>

const retry = { baseMillis: 0, capMillis: 0 }
const over = () => Effect.provideService(CurrentTransport.CurrentTransport, provider.cloud.transport)

/** A clock on which a second passes whenever it is read: no two attempts of a call are of the same one. */
const secondBySecond = Effect.map(Effect.service(Clock.Clock), (clock): Clock.Clock => {
  let passed = 0
  const millis = () => clock.currentTimeMillisUnsafe() + 1_000 * passed++
  const nanos = () => BigInt(millis()) * 1_000_000n
  const { monotonicTimeNanos } = clock
  return {
    currentTimeMillisUnsafe: millis,
    currentTimeMillis: Effect.sync(millis),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
    monotonicTimeNanos,
    sleep: (duration) => clock.sleep(duration)
  }
})
const newest = <V extends string>(all: ReadonlyArray<V>, { operation }: Known): { readonly apiVersion?: V } => {
  const apiVersion = all.find((one) => one === operation.versions.at(-1))
  return apiVersion === undefined ? {} : { apiVersion }
}

/** Graph's stable version, where it has the operation. */
const oldest = <V extends string>(all: ReadonlyArray<V>, { operation }: Known): { readonly apiVersion?: V } => {
  const apiVersion = all.find((one) => one === operation.versions[0])
  return apiVersion === undefined ? {} : { apiVersion }
}

const services: ReadonlyArray<{ readonly name: string; readonly known: ReadonlyArray<Known>; readonly call: Call }> = [
  {
    name: "azure-communication-call-automation",
    known: scenariosOf(callOperations, callScenarios),
    call: (known, input) =>
      Effect.gen(function* () {
        const client = yield* CallAutomation.make({ connectionString: provider.cloud.connectionString, retry })
        return yield* client.invoke<unknown, unknown>(known.operation, input, newest(CallVersions.all, known))
      }).pipe(over())
  },
  {
    name: "azure-communication-identity",
    known: scenariosOf(identityOperations, identityScenarios),
    call: (known, input) =>
      Effect.gen(function* () {
        // What is asked for by a principal carries its own token, everything else the key of the resource.
        const options =
          provider.next.principal !== undefined
            ? { endpoint: provider.cloud.origin, credential: yield* Effect.promise(entra) }
            : { connectionString: provider.cloud.connectionString }
        const client = yield* Identity.make({ ...options, retry })
        return yield* client.invoke<unknown, unknown>(known.operation, input, newest(IdentityVersions.all, known))
      }).pipe(over())
  },
  {
    name: "azure-communication-chat",
    known: scenariosOf(chatOperations, chatScenarios),
    call: (known, input) =>
      Effect.gen(function* () {
        const token = yield* Effect.promise(() => provider.tokenOf(provider.next.user ?? "", ["chat"]))
        const credential = UserTokenCredential.make(token)
        const client = yield* Chat.make({ endpoint: provider.cloud.origin, credential, retry })
        if (isUpload(known, input))
          return yield* Effect.provideService(
            ChatThread.uploadChatImage(input, { apiVersion: "2024-06-05-preview" }),
            Chat.Chat,
            client
          )
        return yield* client.invoke<unknown, unknown>(known.operation, input, newest(ChatVersions.all, known))
      }).pipe(over())
  },
  {
    name: "microsoft-graph-calls",
    known: scenariosOf(graphOperations, graphScenarios),
    call: (known, input) =>
      Effect.gen(function* () {
        const { tenantId } = provider.next
        const client = yield* GraphCalls.make({ ...graphApplication, tenantId, endpoint: provider.cloud.origin, retry })
        return yield* client.invoke<unknown, unknown>(known.operation, input, oldest(GraphVersions.all, known))
      }).pipe(over())
  }
]

/** The credential of the Entra principal that the states name. */
const entra = async () => {
  const token = await entraToken(provider)
  return EntraCredential.make({ getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) })
}

const isUpload = ({ operation }: Known, input: unknown): input is ChatThread.UploadChatImageInput =>
  operation.bytes === "request" && typeof input === "object"

/** An input with the local cloud's ids; bytes and secrets stay what they are. */
const realOf = (value: unknown): unknown => {
  if (typeof value === "string") return provider.aliases.toReal(value)
  if (Array.isArray(value)) return value.map(realOf)
  if (typeof value !== "object" || value === null || value instanceof Uint8Array || Redacted.isRedacted(value))
    return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, realOf(item)]))
}

/** The number of the last entry that was read: what comes before it is not read again. */
let seen = 0

const acsUser = /8:acs:[0-9a-f-]+_[0-9a-f-]+/gi

/** What a call came to, how often it was sent, and everything that the local cloud noted and sent because of it. */
const strike = async (
  { call, name }: (typeof services)[number],
  known: Known,
  struck: ReadonlyArray<Fault>,
  isCalled = true
) => {
  await provider.reset()
  const states = statesOf[name] ?? {}
  for (const { name: state, parameters } of known.scenario.given) await states[state]?.(provider, parameters)
  // Clients tell the real time.
  await provider.setTime(Date.now())
  const text = JSON.stringify(known.scenario.input)
  // Whoever a request to Chat names is a user of the resource.
  if (name.endsWith("chat")) for (const [id] of text.matchAll(acsUser)) await provider.user(id)
  const input = realOf(known.scenario.input)
  const { cloud } = provider
  const last = (await Effect.runPromise(cloud.journal(seen))).at(-1)?.sequence ?? seen
  // What its path ends with, or what comes before the id that it ends with: no state and no credential is asked for there.
  const path = known.operation.path.split(/\{\w+\}/).findLast((one) => one !== "") ?? ""
  for (const fault of struck) await Effect.runPromise(cloud.fault({ ...fault, path }))
  // The credential of a client of Chat is a token that is issued for it.
  const ofCredential = name.endsWith("chat") ? "token issued" : ""
  const called = Effect.provideServiceEffect(call(known, input), Clock.Clock, secondBySecond)
  const exit = isCalled ? await Effect.runPromiseExit(called) : Exit.void
  await provider.advance(5000)
  const entries = await Effect.runPromise(cloud.journal(last))
  seen = entries.at(-1)?.sequence ?? last
  const error = Exit.isFailure(exit) ? await Effect.runPromise(Effect.flip(exit)) : undefined
  return {
    reason: error instanceof CommunicationError ? error.reason._tag : error,
    sent: entries.filter((one) => one.kind === "request" && String(one.data["path"]).includes(path)).length,
    happened: entries
      .filter(({ kind, name }) => kind === "callback" || (kind === "state" && name !== ofCredential))
      .map((one) => one.name)
      .toSorted()
  }
}

/** What a call comes to that nothing strikes. */
const unstruck = new Map<Known, ReturnType<typeof strike>>()
const strikeNone = (service: (typeof services)[number], known: Known): ReturnType<typeof strike> => {
  const found = unstruck.get(known) ?? strike(service, known, [])
  unstruck.set(known, found)
  return found
}

/** Refusals that say that nothing was executed, and whether another attempt follows. */
const refusals: ReadonlyArray<readonly [fault: Fault, repeated: boolean]> = [
  [{ status: 429, retryAfterSeconds: 0 }, true],
  [{ status: 501 }, false]
]

describe.each(services)("$name", (service) => {
  // Answers of bytes are streams, and no business of an invoker that reads JSON.
  const known = service.known.filter(({ operation }) => operation.bytes !== "answer")
  it.each(known)("$operation.id is sent again only when it is asked to wait", async (known) => {
    const once = await strikeNone(service, known)
    assert.deepStrictEqual([once.reason, once.sent], [undefined, 1])
    for (const [fault, repeated] of refusals) {
      const { happened, reason, sent } = await strike(service, known, [fault])
      const expected = repeated ? { reason: undefined, sent: 2 } : { reason: "Unavailable", sent: 1 }
      assert.deepStrictEqual({ reason, sent }, expected, JSON.stringify(fault))
      if (repeated) assert.deepStrictEqual(happened, once.happened)
    }
  })

  const deleting = service.known.filter(({ operation }) => operation.method === "DELETE")
  it.each(deleting)("$operation.id succeeds when it was executed and nobody was told", async (known) => {
    const once = await strikeNone(service, known)
    const found = await strike(service, known, [{ kind: "reset-after" }])
    assert.deepStrictEqual(found, { ...once, sent: 2 })
  })

  const unsafe = service.known.filter(({ operation }) => !["safe", "idempotent"].includes(operation.retry))
  it.each(unsafe)("$operation.id acts at most once", async (known) => {
    const { retry } = known.operation
    const idle = await strike(service, known, [], false)
    const once = await strikeNone(service, known)
    assert.deepStrictEqual([once.reason, once.sent], [undefined, 1])
    for (const [fault, executed] of faults) {
      const found = await strike(service, known, [fault])
      const what = JSON.stringify(fault)
      if (retry === "repeatable") assert.deepStrictEqual(found, { ...once, sent: 2 }, what)
      else assert.deepStrictEqual(found, { ...(executed ? once : idle), reason: "Ambiguous", sent: 1 }, what)
    }
  })
})
