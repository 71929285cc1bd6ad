/** The journal: what it keeps, and how a reader sees what it does not keep any more. */
import * as Http from "node:http"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Journal from "../../src/kernel/Journal.ts"
import type { Happening } from "../../src/service/Journal.ts"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { serve } from "../../src/Served.ts"
import { masked } from "../../src/kernel/masked.ts"
import { addPath, amount, makeWorld, send } from "./world.ts"

const note = (name: string): Happening => ({ kind: "state", name, data: {} })
const small = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 30 }))
const limits = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 12 }))

/** How words become names of members, parameters, headers and variables. */
const styles: Readonly<Record<string, (words: ReadonlyArray<string>) => string>> = {
  camel: (words) => words.map((each, index) => (index === 0 ? each : capitalized(each))).join(""),
  pascal: (words) => words.map(capitalized).join(""),
  kebab: (words) => words.join("-"),
  snake: (words) => words.join("_"),
  variable: (words) => words.join("_").toUpperCase()
}
const capitalized = (each: string): string => `${each.slice(0, 1).toUpperCase()}${each.slice(1)}`
const style = Schema.Literals(["camel", "pascal", "kebab", "snake", "variable"])
/** Words around those of a secret. */
const around = Schema.Array(
  Schema.Literals(["my", "x", "user", "value", "text", "new", "aad", "scopes", "type", "key"])
).check(Schema.isMaxLength(3))
const secretWords = Schema.Literals([
  "token",
  "tokens",
  "access token",
  "client secret",
  "password",
  "access key",
  "api key",
  "functions key",
  "subscription key",
  "signature"
])
const place = Schema.Literals(["member", "list", "object", "query", "text"])
const harmlessNames = [
  "create token with scopes",
  "last token issued at",
  "token type",
  "token expires on",
  "access token scopes",
  "max tokens",
  "secretary",
  "tokenizer",
  "passwordless",
  "pressed keys",
  "public key",
  "key id",
  "idempotency key",
  "signature version",
  "cookie policy",
  "authorization url"
] as const

describe("the journal", () => {
  it.effect.prop(
    "keeps its last entries, numbered on, whatever was written and wherever somebody reads from",
    [limits, small, small],
    ([limit, written, after]) =>
      Effect.sync(() => {
        const journal = Journal.make(() => 0, { entries: limit, bytes: Infinity })
        const all: Array<string> = []
        for (let n = 1; n <= written; n++) {
          journal.write(note(`entry ${n}`))
          all.push(`entry ${n}`)
        }
        const kept = journal.after(after)
        const from = Math.max(after, written - limit)
        assert.deepStrictEqual(
          kept.map(({ name }) => name),
          all.slice(from)
        )
        assert.deepStrictEqual(
          kept.map(({ sequence }) => sequence),
          all.slice(from).map((_, index) => from + index + 1)
        )
      })
  )

  it("keeps as many of its last entries as take the bytes that it may, and one whatever it takes", () => {
    const journal = Journal.make(() => 0, { entries: 1000, bytes: 10_000 })
    const numbers = () => journal.after(0).map(({ sequence }) => sequence)
    const write = (length: number) => journal.write({ kind: "state", name: "x", data: { text: "x".repeat(length) } })
    for (let n = 0; n < 100; n++) write(1000)
    assert.isAtLeast(numbers().length, 5)
    assert.isAtMost(numbers().length, 10)
    assert.strictEqual(numbers().at(-1), 100)
    write(16_000)
    assert.deepStrictEqual(numbers(), [101])
    write(10)
    assert.deepStrictEqual(numbers(), [102])
  })

  it("cuts what is large: a text, a list, and what lies deep", () => {
    const journal = Journal.make(() => 0, { entries: 10, bytes: Infinity })
    let deep: unknown = "bottom"
    for (let n = 0; n < 10_000; n++) deep = [deep]
    const items = Array.from({ length: 100_000 }, (_, index) => ({ index }))
    journal.write({
      kind: "state",
      name: "n".repeat(5000),
      data: { text: "t".repeat(1_000_000), deep, items, last: 1 }
    })
    const [entry] = journal.after(0)
    assert.match(String(entry?.data["text"]), /^t{16384}… \(1000000 characters\)$/)
    assert.isBelow(JSON.stringify(entry).length, 100_000)
    assert.deepInclude(entry?.data["items"], { index: 0 })
    assert.notProperty(entry?.data, "last")
  })

  it.each([
    ["a list of tokens", { token: ["t0p", { value: "t0p" }] }],
    ["a number", { password: 1029384756 }],
    ["an object behind a secret's name", { clientSecret: { value: "t0p" } }],
    ["the code of a function", { url: "https://f.example/api?name=a&code=t0p" }],
    ["a shared access signature", { url: "https://s.example/c?sv=2024&sig=t0p%3D" }],
    ["the secret of a form", { form: "grant_type=client_credentials&client_secret=t0p&scope=x" }],
    ["the form that begins with it", { form: "client_secret=t0p" }],
    ["an authorization header in a text", { note: "sent with Authorization: Bearer t0p, and refused" }],
    ["a token that begins with the word", { note: "Authorization: Bearer token.t0p", more: ["bearer tokent0p"] }],
    ["basic credentials in a list", { headers: ["x", "Basic t0p"] }],
    ["a signature of the access key", { header: "HMAC-SHA256 SignedHeaders=x-ms-date&Signature=t0p" }],
    ["a connection string", { text: "endpoint=https://x/;accesskey=t0p" }],
    ["a key of an API", { "x-functions-key": "t0p", apiKey: "t0p", "Ocp-Apim-Subscription-Key": "t0p" }],
    ["a cookie", { "set-cookie": "t0p" }],
    ["the passcode of a meeting", { meetingInfo: { joinMeetingId: "1", passcode: "t0p" } }],
    ["the text of a secret", { passwordCredential: { displayName: "x" }, secretText: "t0p" }],
    ["the keys of a resource", { primaryKey: "t0p", "secondary-key": "t0p", accountKey: "t0p" }],
    ["the credentials of a proxy", { "proxy-authorization": "t0p" }],
    ["a shared access signature by its short name", { sas: "t0p", uploadSas: "t0p" }],
    ["an assertion of a client", { form: "client_assertion=t0p", client_assertion: "t0p" }],
    ["the key of an account in a connection string", { text: "AccountName=x;AccountKey=t0p==;EndpointSuffix=y" }],
    ["who asks in a URL", { url: "http://user:t0p@127.0.0.1:8080/callbacks", text: "at https://t0p@host, too" }],
    ["JSON within a text", { operationContext: '{"accessToken":"t0p","deep":"{\\"password\\" : \\"t0p\\"}"}' }],
    ["a name that is long", { [`${"x".repeat(1_000)}Token`]: "t0p" }],
    ["a secret beside what is said about it", { tokenTypeAndSecret: "t0p" }],
    ["a signed token wherever it stands", { content: "see eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0MHAifQ.t0pt0pt0p" }],
    ["a key in a query of a socket", { url: "ws://127.0.0.1:1/media?access_token=t0p&x=1" }]
  ])("masks %s", (_, data) => {
    const journal = Journal.make(() => 0, { entries: 10, bytes: Infinity })
    journal.write({ kind: "request", name: "x", data: { body: data } })
    const text = JSON.stringify(journal.after(0))
    assert.notMatch(text, /t0p|1029384756/)
    assert.include(text, "<secret>")
  })

  it.effect.prop(
    "shows no token, key, password or signature of a request, whatever else is in its name, and wherever it stands",
    [around, secretWords, style, place],
    ([before, noun, written, where]) =>
      Effect.sync(() => {
        const name = styles[written]?.([...before, ...noun.split(" ")]) ?? ""
        const value = "t0p-5ecret"
        const data = {
          member: { [name]: value },
          list: { [name]: [value, [value]] },
          object: { [name]: { value, expiresOn: "2026-01-01T00:00:00.000Z" } },
          query: { url: `https://a.example/b?x=1&${name}=${value}` },
          text: { operationContext: JSON.stringify({ x: 1, [name]: value }) }
        }[where]
        const text = JSON.stringify(masked({ body: { deep: [data] } }))
        assert.notInclude(text, value)
        assert.include(text, "<secret>")
      })
  )

  it.effect.prop(
    "shows what says something about a token or a key, and is none",
    [Schema.Literals(harmlessNames), style],
    ([words, written]) =>
      Effect.sync(() => {
        const name = styles[written]?.(words.split(" ")) ?? ""
        const data = { body: { [name]: ["chat", "voip"], more: { [name]: 60 } } }
        assert.strictEqual(masked(data), data)
      })
  )

  it("masks a request as a name of the journal, too: one for no operation names itself by its path", () => {
    const journal = Journal.make(() => 0, { entries: 1, bytes: Infinity })
    journal.write({ kind: "request", name: "GET /x;accesskey=t0p", data: {} })
    assert.strictEqual(journal.after(0)[0]?.name, "GET /x;accesskey=<secret>")
  })

  it("shows what is not a secret as it is, sharing it", () => {
    const journal = Journal.make(() => 0, { entries: 10, bytes: Infinity })
    const data = {
      body: { error: { code: "8523", message: "a=b" }, accessToken: { expiresOn: "2026-01-01T00:00:00.000Z" } },
      incomingCallContext: "eyJhbGciOiJub25lIn0.eyJjYWxsSWQiOiIxIn0.",
      query: { "api-version": "2025-05-15" },
      answer: "Missing: Authorization: expected a bearer token",
      texts: [
        "token: expected a bearer token, and only one",
        "bearer tokens",
        'Bearer error="invalid_token", error_description="audience"',
        "subscribe http://127.0.0.1/events?secret=…, and give it to the handler",
        '{"from":"alice@contoso.com","link":"https://contoso.com/@alice"}'
      ],
      request: { createTokenWithScopes: ["chat", "voip"], expiresInMinutes: 60 }
    }
    journal.write({ kind: "request", name: "x", data })
    assert.strictEqual(journal.after(0)[0]?.data, data)
  })

  it.effect("keeps no body of a request that is not authenticated, nor one for no operation", () =>
    Effect.gen(function* () {
      const cloud = yield* LocalCloud.make(makeWorld(), {})
      const body = amount(1, { note: "without credentials" })
      for (const key of ["none", "QUJD"])
        assert.strictEqual((yield* send(cloud, { path: addPath, body, key })).status, 401)
      yield* send(cloud, { path: "/calling/nothing?api-version=2025-05-15", body })
      assert.notInclude(JSON.stringify(yield* cloud.journal()), "without credentials")
      yield* send(cloud, { path: addPath, body })
      assert.include(JSON.stringify(yield* cloud.journal()), "without credentials")
    })
  )

  it.effect("masks what a query carries, and the state what a part shows", () =>
    Effect.gen(function* () {
      const world = makeWorld()
      const services: LocalCloud.Composition["services"] = (emulator) =>
        world.services(emulator).map((part) => ({ ...part, state: () => ({ url: "https://f.example/?code=t0p" }) }))
      const cloud = yield* LocalCloud.make({ ...world, services }, {})
      yield* send(cloud, { path: `${addPath}&code=t0p&sig=t0p&token=t0p`, body: amount(1) })
      assert.notInclude(JSON.stringify(yield* cloud.journal()), "t0p")
      assert.deepStrictEqual(yield* cloud.state, { url: "https://f.example/?code=<secret>" })
      const { json } = yield* send(cloud, { method: "GET", path: "/_emulator/state", key: "none" })
      assert.deepStrictEqual(json, { url: "https://f.example/?code=<secret>" })
    })
  )

  it("notifies listeners of every entry, kept or not", () => {
    const journal = Journal.make(() => 0, { entries: 1, bytes: Infinity })
    const emitted: Array<number> = []
    const stop = journal.subscribe(({ sequence }) => emitted.push(sequence))
    for (const name of ["a", "b", "c"]) journal.write(note(name))
    stop()
    journal.write(note("d"))
    assert.deepStrictEqual(emitted, [1, 2, 3])
    assert.deepStrictEqual(
      journal.after(0).map(({ sequence }) => sequence),
      [4]
    )
  })

  it.effect("is as long as the option says, and the gap shows in the first number", () =>
    Effect.gen(function* () {
      const cloud = yield* LocalCloud.make(makeWorld(), { journalLimit: 3 })
      for (let n = 0; n < 5; n++) yield* send(cloud, { path: addPath, body: amount(1) })
      const numbers = (after: number) =>
        Effect.map(cloud.journal(after), (entries) => entries.map(({ sequence }) => sequence))
      assert.deepStrictEqual(yield* numbers(0), [8, 9, 10])
      assert.deepStrictEqual(yield* numbers(9), [10])
      assert.deepStrictEqual(yield* numbers(10), [])
    })
  )

  it.live(
    "a reader of its stream that does not read is not waited for: it misses what is not kept, and sees that",
    () =>
      Effect.gen(function* () {
        const cloud = yield* serve(makeWorld(), { port: 0, journalLimit: 20 })
        const response = yield* Effect.callback<Http.IncomingMessage>((resume) => {
          const request = Http.get({ port: cloud.port, host: "127.0.0.1", path: "/_emulator/events" }, (answer) => {
            answer.pause()
            resume(Effect.succeed(answer))
          })
          return Effect.sync(() => request.destroy())
        })
        // More than sockets take up by themselves: what the reader leaves must lie somewhere, or be gone.
        const requests = 400
        const body = amount(1, { note: "long ".repeat(20_000) })
        for (let n = 0; n < requests; n++) yield* send(cloud, { path: addPath, body })
        const numbers = yield* Effect.callback<ReadonlyArray<number>>((resume) => {
          let rest = ""
          const seen: Array<number> = []
          response.on("data", (chunk: Buffer) => {
            const lines = (rest + chunk.toString()).split("\n")
            rest = lines.pop() ?? ""
            for (const line of lines) if (line.startsWith("id: ")) seen.push(Number(line.slice(4)))
            if (seen.at(-1) === 2 * requests) resume(Effect.succeed(seen))
          })
          response.resume()
        })
        response.destroy()
        assert.strictEqual(numbers[0], 1)
        assert.isTrue(
          numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0)),
          "in order, none twice"
        )
        assert.isBelow(numbers.length, 2 * requests, "there is a gap")
        assert.deepStrictEqual(
          numbers.slice(-20),
          Array.from({ length: 20 }, (_, index) => 2 * requests - 19 + index)
        )
      })
  )
})
