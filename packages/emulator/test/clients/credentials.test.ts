/** Credentials that renew themselves on the local cloud: a user's token that ends or is revoked, an application with its secret. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as Call from "@effect-comms/graph-calls/Call"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import { application, headerOf, makeProgram, type Program } from "./support/Program.ts"
import { graphCall, thread } from "./support/scenes.ts"

const hour = 3_600_000

/** Alice, with a token that is renewed by her own server, which is the local cloud's Identity. */
const renewing = (
  options: { readonly scopes?: ReadonlyArray<"chat" | "voip">; readonly gives?: "the same" | "another" } = {}
) =>
  Effect.gen(function* () {
    const program = yield* makeProgram()
    const { alice, chatThreadId } = yield* thread(program)
    let renewals = 0
    let away = false
    const issue = CommunicationIdentity.issueAccessToken({
      id: alice.id,
      scopes: options.scopes ?? ["chat"],
      expiresInMinutes: 60
    })
    const context = yield* Effect.context()
    const credential = UserTokenCredential.make({
      token: alice.token,
      refresh: async () => {
        renewals++
        if (away) throw new Error("the server of tokens is away")
        if (options.gives === "the same") return alice.token
        const { token } = await Effect.runPromiseWith(context)(program.run(issue))
        return Redacted.value(token)
      }
    })
    const client = yield* program.over(Chat.make({ endpoint: program.cloud.origin, credential }))
    return {
      program,
      alice,
      look: Effect.provideService(ChatThread.get({ chatThreadId }), Chat.Chat, client),
      renewals: () => renewals,
      lose: (value: boolean) => {
        away = value
      },
      revoke: program.run(CommunicationIdentity.revokeAccessTokens({ id: alice.id }))
    }
  })

describe("a user's token with a refresher", () => {
  it.effect("is used until it nears its end, and then renewed once for all who wait", () =>
    Effect.gen(function* () {
      const { look, program, renewals } = yield* renewing()
      yield* look
      assert.strictEqual(renewals(), 0)
      yield* program.advance(24 * hour)
      yield* Effect.all([look, look, look], { concurrency: "unbounded" })
      assert.strictEqual(renewals(), 1)
      yield* program.advance(59 * 60_000)
      yield* look
      yield* look
      assert.strictEqual(renewals(), 2)
    })
  )

  it.effect(
    "when it is revoked, the call that finds it out is sent once more with another, as are those after it",
    () =>
      Effect.gen(function* () {
        const { alice, look, program, renewals, revoke } = yield* renewing()
        yield* look
        yield* revoke
        program.sent.length = 0
        yield* look
        yield* look
        assert.strictEqual(renewals(), 1)
        const looks = program.sent.filter(({ path }) => path.startsWith("/chat/"))
        const used = looks.map((request) => headerOf(request, "authorization"))
        assert.deepStrictEqual(
          used.map((header) => header === `Bearer ${alice.token}`),
          [true, false, false]
        )
      })
  )

  it.effect("when it is revoked and its server gives the same again, the error says so", () =>
    Effect.gen(function* () {
      const { look, renewals, revoke } = yield* renewing({ gives: "the same" })
      yield* look
      yield* revoke
      const error = yield* Effect.flip(look)
      assert.deepInclude(error, { status: 401, code: "Unauthorized", attempts: 2 })
      assert.strictEqual(error.reason._tag, "Unauthorized")
      assert.include(error.message, "revoked")
      assert.strictEqual(renewals(), 1)
    })
  )

  it.effect("when its server is away too, the error reports that and not the token", () =>
    Effect.gen(function* () {
      const { look, lose, program, renewals, revoke } = yield* renewing()
      yield* revoke
      lose(true)
      const looking = yield* Effect.forkChild(Effect.flip(look))
      yield* program.advance(60_000)
      const error = yield* Fiber.join(looking)
      assert.strictEqual(error.reason._tag, "Transport")
      assert.include(error.message, "the server of tokens is away")
      assert.isAbove(renewals(), 1)
      lose(false)
      yield* look
    })
  )

  it.effect("whose server gives a token without the scope is forbidden, not renewed for ever", () =>
    Effect.gen(function* () {
      const { look, renewals, revoke } = yield* renewing({ scopes: ["voip"] })
      yield* revoke
      const error = yield* Effect.flip(look)
      assert.strictEqual(error.reason._tag, "Forbidden")
      yield* Effect.flip(look)
      assert.strictEqual(renewals(), 1)
    })
  )
})

/** A Graph client of a program, with its own secret. */
const client = (program: Program, clientSecret: string, clientId: string = application.clientId) =>
  program.over(GraphCalls.make({ ...application, clientId, clientSecret, endpoint: program.cloud.origin }))

const tokens = (program: Program) => program.sent.filter(({ path }) => path.endsWith("/oauth2/v2.0/token")).length

describe("a Graph application", () => {
  const pinned = { graphClient: `${application.clientId}:${application.clientSecret}` }

  it.effect("gets one token for all who wait, and another when it nears its end", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram(pinned)
      const id = yield* graphCall(program)
      assert.strictEqual(tokens(program), 1)
      const look = program.run(Call.get({ id }))
      yield* Effect.all([look, look, look], { concurrency: "unbounded" })
      assert.strictEqual(tokens(program), 1)
      yield* program.advance(hour / 2)
      yield* program.run(Call.keepAlive({ id }))
      assert.strictEqual(tokens(program), 1)
      yield* program.advance(hour / 2)
      yield* Effect.all([look, look, look], { concurrency: "unbounded" })
      assert.strictEqual(tokens(program), 2)
    })
  )

  it.effect.each([
    ["a wrong secret", "wrong", application.clientId, "AADSTS7000215"],
    ["a client that is not known", application.clientSecret, "another", "AADSTS700016"]
  ] as const)("%s is Unauthorized, sends nothing to Graph, and is in no error", ([, secret, clientId, code]) =>
    Effect.gen(function* () {
      const program = yield* makeProgram(pinned)
      const id = yield* graphCall(program)
      const graph = yield* client(program, secret, clientId)
      program.sent.length = 0
      const state = yield* program.cloud.state
      const error = yield* Effect.flip(
        Effect.provideService(Call.cancelMediaProcessing({ id }), GraphCalls.GraphCalls, graph)
      )
      assert.strictEqual(error.reason._tag, "Unauthorized")
      assert.include(error.message, code)
      assert.notInclude(JSON.stringify(error), secret)
      assert.deepStrictEqual([tokens(program), program.sent.length], [1, 1])
      assert.deepStrictEqual(yield* program.cloud.state, state)
    })
  )

  it.effect("is refused when its bearer is of another local cloud, and gets another for the next call", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram(pinned)
      const id = yield* graphCall(program)
      const foreign = yield* makeProgram()
      yield* graphCall(foreign)
      const bearer = headerOf(
        foreign.sent.findLast(({ path }) => path.startsWith("/v1.0/")) ?? program.sent[0] ?? assert.fail(),
        "authorization"
      )
      program.road.request = (request) => ({
        ...request,
        headers: request.headers.map((value, i) =>
          request.headers[i - 1] === "authorization" ? (bearer ?? "") : value
        )
      })
      const error = yield* Effect.flip(program.run(Call.get({ id })))
      assert.deepInclude(error, { status: 401, code: "InvalidAuthenticationToken" })
      program.road.request = (request) => request
      const before = tokens(program)
      yield* program.run(Call.get({ id }))
      assert.strictEqual(tokens(program), before + 1)
    })
  )
})
