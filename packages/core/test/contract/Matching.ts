/**
 * How values that are not agreed on are matched, in the JSON form that Pact reads, and their examples.
 *
 * It is Pact's format without Pact: scenarios are read by tests that write no contract, and Pact takes a second to load.
 */
import type { Json } from "./ProviderState.ts"

/** A value that is matched, by its example. */
export interface Matcher<A extends Json = Json> {
  readonly "pact:matcher:type": string
  readonly value: A
}

/** A string of a form, of which the example is one. */
export interface Pattern extends Matcher<string> {
  readonly regex: string
}

const of = <A extends Json>(type: string, value: A): Matcher<A> => ({ "pact:matcher:type": type, value })

/** Some value of the type of the example: a string, or an object with members of these types. */
export const like = <A extends Json>(example: A): Matcher<A> => of("type", example)

/** Some string. */
export const string = (example: string): Matcher<string> => like(example)

/** Some boolean. */
export const boolean = (example: boolean): Matcher<boolean> => of("boolean", example)

/** A number without a fraction. */
export const integer = (example: number): Matcher<number> => of("integer", example)

/** Some number. */
export const number = (example: number): Matcher<number> => of("number", example)

/** Some elements, at least one, like this one, which may have matchers. */
export const eachLike = (template: unknown): object => ({ min: 1, "pact:matcher:type": "type", value: [template] })

/** Elements of which each of these is one, in any order; they may have matchers. */
export const containing = (...elements: ReadonlyArray<unknown>): object => ({
  "pact:matcher:type": "array-contains",
  variants: elements
})

/** A string of a form; throws when the example does not have it. */
export const regex = (pattern: string, example: string): Pattern => {
  if (!new RegExp(pattern).test(example)) throw new Error(`expected an example of ${pattern}, found ${example}`)
  return { "pact:matcher:type": "regex", regex: pattern, value: example }
}

const guid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"

/** A GUID. */
export const uuid = (example: string): Pattern => regex(`^${guid}$`, example)

/** An address of the service itself: of the mock on the consumer's side, of whichever host on the provider's. */
export const ownAddress = (path: string): Pattern & Readonly<Record<string, unknown>> => {
  const example = `https://contoso.westus.communications.azure.com${path}`
  const pattern = regex(`^https?://[^/]+(${path.replaceAll(/[.?]/g, "\\$&")})$`, example)
  return { ...pattern, "pact:generator:type": "MockServerURL", example }
}

/** An object with members like these, under whichever names. */
export const members = (examples: Readonly<Record<string, Json>>): Matcher =>
  of("values", Object.fromEntries(Object.entries(examples).map(([name, example]) => [name, { ...like(example) }])))

/** An object with these members and no other: Pact lets an answer have more than is agreed on. */
export const only = (members: Readonly<Record<string, Json>>): Matcher & Readonly<Record<string, unknown>> => {
  const [name = ""] = Object.keys(members)
  return { ...of("each-key", { ...members }), rules: [{ ...regex(`^(${Object.keys(members).join("|")})$`, name) }] }
}

/** Versions of an API, as `api-supported-versions` lists them. */
export const versions = (example: string): Pattern => {
  const version = "\\d{4}-\\d{2}-\\d{2}(-preview(\\d+)?)?"
  return regex(`^${version}(, ${version})*$`, example)
}

const date =
  "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} \\d{2}:\\d{2}:\\d{2} GMT"

/** A date as HTTP writes it. */
export const httpDate = (example: string): Pattern => regex(`^${date}$`, example)

/** How long to wait, as HTTP writes it: seconds, or the date until which. */
export const retryAfter = (example: string): Pattern => regex(`^(\\d+|${date})$`, example)

/** An instant in ISO 8601, to any precision and with any offset. */
export const instant = (example: string): Pattern =>
  regex("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$", example)

/** The examples of a body with matchers. */
export const exampleOf = (body: unknown): Json => {
  if (Array.isArray(body)) return body.map(exampleOf)
  if (typeof body === "string" || typeof body === "number" || typeof body === "boolean" || body === null) return body
  // Bytes, where they stand for themselves, as Pact and states write them.
  if (body instanceof Uint8Array) return Buffer.from(body).toString("base64")
  if (typeof body !== "object") throw new Error(`expected JSON, found ${typeof body}`)
  if ("pact:matcher:type" in body && "value" in body) return exampleOf(body.value)
  if ("pact:matcher:type" in body && "variants" in body) return exampleOf(body.variants)
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (value === undefined ? [] : [[name, exampleOf(value)]]))
  )
}
