/** Every interaction of every contract fits the OpenAPI document of the local cloud, checked by programs that are not ours. */
import { assert, describe, it } from "@effect/vitest"
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { messageType, parse } from "../../src/pacts/PactFile.ts"
import * as paths from "../../src/pacts/paths.ts"
import { comparatorOf } from "./comparator.ts"
import { document } from "./document.ts"

const texts = [...paths.textsIn(paths.committed)]

/** What the comparator remarks and is no fault. */
const remarks = [
  // Bytes are not looked into.
  "response.body.unvalidatable",
  // The client accepts anything of an operation that answers with nothing.
  "request.accept.unknown",
  // A failure that an operation has only when it is ordered as a fault.
  "response.status.default",
  // Chat's `Location`, which no client reads.
  "response.header.undefined",
  // The bytes of an image are not looked into.
  "request.body.unvalidatable"
]

/** A path of a version that Graph does not have is none of the document's. */
const isOfNoVersion = (code: string, message: string): boolean =>
  code === "request.path-or-method.unknown" && / \/v9\.9\//.test(message)

/** Headers that every answer of a service has are not written at each of the document's. */
const isOfEveryAnswer = (code: string, message: string): boolean =>
  code === "response.header.unknown" &&
  /: (?:api-supported-versions|x-ms-client-request-id|access-control-expose-headers)$/.test(message)

const Message = Schema.Struct({
  contents: Schema.Struct({ content: Schema.Unknown }),
  metadata: Schema.Struct({ contentType: Schema.String, mediaType: Schema.optionalKey(Schema.String) })
})
const Grid = Schema.Struct({ eventType: Schema.String })
const Cloud = Schema.Struct({ type: Schema.String })
const decodeMessage = Schema.decodeUnknownSync(Message)

/** The types of what is in a body. */
const typesOf = (content: unknown): ReadonlyArray<string> => {
  if (!Array.isArray(content)) return ["#microsoft.graph.commsNotifications"]
  return content.map((event: unknown) => {
    if (Schema.is(Grid)(event)) return event.eventType
    return Schema.is(Cloud)(event) ? event.type : ""
  })
}

const Webhooks = Schema.Struct({
  webhooks: Schema.Record(
    Schema.String,
    Schema.Struct({
      post: Schema.Struct({
        requestBody: Schema.Struct({
          content: Schema.Record(Schema.String, Schema.Struct({ schema: Schema.Record(Schema.String, Schema.Unknown) }))
        })
      })
    })
  )
})
const decodeWebhooks = Schema.decodeUnknownSync(Webhooks)

describe("the OpenAPI document and the contracts", () => {
  it.effect("agree in every exchange: path, version, headers, credentials, bodies", () =>
    Effect.gen(function* () {
      const compare = comparatorOf(yield* document)
      const found: Array<string> = []
      let pacts = 0
      for (const [, text] of texts) {
        pacts++
        const results = yield* Effect.promise(() => compare(JSON.parse(text)))
        for (const { code, message, mockDetails, type } of results)
          if (
            (type === "error" || !remarks.includes(code)) &&
            !isOfNoVersion(code, message) &&
            !isOfEveryAnswer(code, message)
          )
            found.push(`${mockDetails?.interactionDescription ?? ""}: ${code}: ${message}`)
      }
      assert.strictEqual(pacts, 4)
      assert.deepStrictEqual(found, [])
    })
  )

  it.effect("are detected where the document has less, or another type", () =>
    Effect.gen(function* () {
      const [, identity = "{}"] = texts.find(([name]) => name.includes("identity")) ?? []
      const text = JSON.stringify(yield* document)
      const altered = text
        .replace('"/identities/{id}/:revokeAccessTokens"', '"/identities/{id}/:forgetAccessTokens"')
        .replaceAll('"expiresOn":{"type":"string"', '"expiresOn":{"type":"integer"')
      const compare = comparatorOf(JSON.parse(altered))
      const remarked = yield* Effect.promise(() => compare(JSON.parse(identity)))
      assert.deepStrictEqual(
        [
          ...new Set(
            remarked.flatMap(({ code, message, type }) =>
              type === "error" && !isOfEveryAnswer(code, message) ? [code] : []
            )
          )
        ].toSorted(),
        ["request.path-or-method.unknown", "response.body.incompatible"]
      )
    })
  )

  it.effect("agree in every event and notification", () =>
    Effect.gen(function* () {
      const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true, inlineRefs: false })
      const all = yield* document
      ajv.addSchema(all, "openapi")
      const { webhooks } = decodeWebhooks(all)
      const validators = new Map<string, ValidateFunction>(
        Object.entries(webhooks).flatMap(([type, { post }]) =>
          Object.entries(post.requestBody.content).map(([mediaType, { schema }]) => [
            `${type} as ${mediaType}`,
            ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/')))
          ])
        )
      )
      const found: Array<string> = []
      let messages = 0
      for (const [name, text] of texts)
        for (const { content, description, type } of parse(name, text).interactions) {
          if (type !== messageType) continue
          const { contents, metadata } = decodeMessage(content)
          const body = contents.content
          for (const each of typesOf(body)) {
            messages++
            const name = `${each} as ${metadata.mediaType ?? metadata.contentType}`
            const validate = validators.get(name)
            if (validate === undefined) found.push(`${description}: no webhook ${name}`)
            else if (!validate(body)) found.push(`${description}: ${ajv.errorsText(validate.errors)}`)
          }
        }
      assert.isAbove(messages, 70)
      assert.deepStrictEqual(found, [])
    })
  )
})
