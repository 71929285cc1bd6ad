/**
 * The message that the local cloud really delivered for a message interaction: the last that is of the kind expected.
 *
 * What kind it is, its members that tell kinds apart say; everything else is Pact's to compare.
 */
import * as Schema from "effect/Schema"
import type { PactInteraction } from "../pacts/PactFile.ts"
import { verified } from "./callbackToken.ts"
import type { Delivery } from "./Deliveries.ts"
import type { ProviderUnderTest } from "./ProviderUnderTest.ts"

const Message = Schema.Struct({
  contents: Schema.Struct({ content: Schema.Unknown }),
  metadata: Schema.optionalKey(Schema.Record(Schema.String, Schema.Unknown))
})
const decode = Schema.decodeUnknownSync(Message)

/** Members that tell events and notifications apart. */
const discriminants = new Set(["type", "eventType", "changeType", "@odata.type", "state"])

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

/** Whether a message has every discriminant of another, at the same paths. */
export const resembles = (expected: unknown, actual: unknown): boolean => {
  if (Array.isArray(expected)) {
    const items: ReadonlyArray<unknown> = Array.isArray(actual) ? actual : []
    return expected.every((item, index) => resembles(item, items[index]))
  }
  if (!isObject(expected)) return true
  return Object.entries(expected).every(([key, value]) => {
    const other = isObject(actual) ? actual[key] : undefined
    return discriminants.has(key) && typeof value === "string" ? value === other : resembles(value, other)
  })
}

/** A message with what is known of its delivery; each member is a string, as Pact compares them. */
export interface DeliveredMessage {
  readonly content: unknown
  /**
   * - `url`: where it was posted. `contentType`: without its parameters.
   * - `mediaType`: the same where the contract names a type that ends in `+json`, which Pact does not compare as JSON; `contentType` is
   *   `application/json` then.
   * - `issuer`, `audience`, `tenant`: of the token, which was verified; absent without a token, and the tenant where the token names none.
   * - `count`: how many messages of this kind were delivered since the first state.
   * - `after`: the type of the event that was delivered right before the first of this kind, where the contract names one.
   */
  readonly metadata: Readonly<Record<string, string>>
}

const metadataOf = async (
  { aliases, cloud }: ProviderUnderTest,
  { headers, url }: Delivery,
  count: number,
  after: string,
  expected: Json
): Promise<DeliveredMessage["metadata"]> => {
  const { authorization, "content-type": contentType } = headers
  const claims = authorization === undefined ? undefined : await verified(cloud.origin, authorization)
  const mediaType = contentType?.split(";")[0]?.trim()
  const suffixed = expected["mediaType"] !== undefined && mediaType?.endsWith("+json") === true
  const known = {
    url,
    contentType: suffixed ? "application/json" : mediaType,
    mediaType: suffixed ? mediaType : undefined,
    issuer: claims?.issuer,
    audience: claims?.audience,
    tenant: claims?.tenant,
    count: String(count),
    after: expected["after"] === undefined ? undefined : after
  }
  return Object.fromEntries(
    Object.entries(known).flatMap(([key, value]) => (value === undefined ? [] : [[key, aliases.toContract(value)]]))
  )
}

/** The name of the type of the event before the first of these; empty where it was the first of all, or that is no event. */
const before = (all: ReadonlyArray<Delivery>, alike: ReadonlyArray<Delivery>): string => {
  const content = all[all.findIndex((one) => one === alike[0]) - 1]?.content
  const [event]: ReadonlyArray<unknown> = Array.isArray(content) ? content : []
  const type = isObject(event) ? (event["type"] ?? event["eventType"]) : undefined
  return typeof type === "string" ? type.slice(type.lastIndexOf(".") + 1) : ""
}

/** What was delivered while the states came about, with the contract's ids. */
export const messageOf = async (
  provider: ProviderUnderTest,
  interaction: PactInteraction
): Promise<DeliveredMessage> => {
  const { contents, metadata = {} } = decode(interaction.content)
  const { content } = contents
  const all = provider.deliveries.all()
  const alike = all.filter((one) => resembles(content, one.content))
  const delivered = alike.at(-1)
  if (delivered !== undefined) {
    return {
      content: JSON.parse(provider.aliases.toContract(JSON.stringify(delivered.content))),
      metadata: await metadataOf(provider, delivered, alike.length, before(all, alike), metadata)
    }
  }
  const others = all.map((one) => JSON.stringify(one.content).slice(0, 200))
  throw new Error(
    `nothing of this kind was delivered, but ${others.length === 0 ? "nothing at all" : others.join(", ")}`
  )
}
