/**
 * The states that every provider has: whose resource it is, what time it is, that a request was executed, and that time has passed.
 *
 * What follows is the read-back of its effect, the replay of its Repeatability pair, a second request that the first is in the way of,
 * or the message that it causes. The request goes the way of the interaction's own: with a credential, and the local cloud's ids.
 */
import * as Schema from "effect/Schema"
import { operations } from "../../declared.ts"
import { matches } from "../../facts/Lookup.ts"
import { execute } from "../Gateway.ts"
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"
import { given, type States } from "./State.ts"

const Executed = Schema.Struct({
  method: Schema.String,
  path: Schema.String,
  apiVersion: Schema.optionalKey(Schema.String),
  query: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  headers: Schema.Record(Schema.String, Schema.String),
  body: Schema.optionalKey(Schema.Unknown),
  answer: Schema.Struct({ status: Schema.Int, body: Schema.optionalKey(Schema.Unknown) })
})

/** Requests that carry the token of a user or of an application; all others are signed with the access key. */
const hasToken = /^\/(?:chat|v1\.0|beta)\//

const targetOf = ({ apiVersion, path, query }: typeof Executed.Type): string => {
  const parameters = new URLSearchParams(query)
  if (apiVersion !== undefined) parameters.set("api-version", apiVersion)
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`
}

/** The media type that the operation takes. */
const contentTypeOf = ({ method, path }: typeof Executed.Type): string =>
  operations.find((one) => one.method === method && matches(one.path, path))?.contentTypes[0] ?? "application/json"

/** The body as it is sent: JSON, or the bytes that the contract has in base64, which have to be text. */
const bodyOf = (executed: typeof Executed.Type): string => {
  const { body } = executed
  if (contentTypeOf(executed) !== "application/octet-stream") return body === undefined ? "" : JSON.stringify(body)
  return Buffer.from(String(body), "base64").toString()
}

const parse = (text: string): unknown => (text === "" ? undefined : JSON.parse(text))

const run = async (provider: ProviderUnderTest, executed: typeof Executed.Type): Promise<void> => {
  const { answer, body, headers, method, path } = executed
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  const response = await execute(provider, {
    method,
    target: targetOf(executed),
    headers: {
      ...(body === undefined ? {} : { "content-type": contentTypeOf(executed) }),
      authorization: hasToken.test(path) ? "Bearer" : "HMAC-SHA256",
      ...Object.fromEntries(own)
    },
    body: bodyOf(executed)
  })
  if (response.status !== answer.status) {
    throw new Error(`${method} ${path}: expected ${answer.status}, found ${response.status} ${response.body}`)
  }
  provider.aliases.learn(answer.body, parse(response.body))
}

export const executed: States = {
  "the resource": given(Schema.Struct({ resourceId: Schema.String }), async ({ aliases, cloud }, { resourceId }) => {
    aliases.add(resourceId, cloud.resourceId)
  }),
  "the request was executed": given(Executed, run),
  "the time is": given(Schema.Struct({ time: Schema.String }), (provider, { time }) =>
    provider.setTime(Date.parse(time))
  ),
  "time has passed": given(Schema.Struct({ milliseconds: Schema.Finite }), (provider, { milliseconds }) =>
    provider.advance(milliseconds)
  )
}
