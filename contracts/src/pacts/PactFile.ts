/**
 * A Pact V4 file as the checks read it: who agreed with whom, and each interaction with its provider states.
 *
 * How values are matched is Pact's own business and stays unread.
 */
import { createHash } from "node:crypto"
import * as Schema from "effect/Schema"

const ProviderState = Schema.Struct({
  name: Schema.String,
  params: Schema.optionalKey(Schema.Record(Schema.String, Schema.Unknown))
})
type ProviderState = typeof ProviderState.Type

const Heading = Schema.Struct({
  type: Schema.String,
  description: Schema.String,
  providerStates: Schema.optionalKey(Schema.Array(ProviderState))
})

/** What every interaction has, and the interaction itself as JSON. */
export interface PactInteraction {
  readonly type: string
  readonly description: string
  readonly states: ReadonlyArray<ProviderState>
  readonly content: unknown
}

const Content = Schema.fromJsonString(
  Schema.Struct({
    consumer: Schema.Struct({ name: Schema.String }),
    provider: Schema.Struct({ name: Schema.String }),
    interactions: Schema.Array(Schema.Unknown)
  })
)

/** A contract. */
export interface PactFile {
  /** The name of the file. */
  readonly name: string
  readonly consumer: string
  readonly provider: string
  readonly interactions: ReadonlyArray<PactInteraction>
  /** Of the bytes of the file, in hexadecimal. */
  readonly sha256: string
}

/** The type of the interactions that are events and not exchanges. */
export const messageType = "Asynchronous/Messages"

const decodeContent = Schema.decodeUnknownSync(Content)
const decodeHeading = Schema.decodeUnknownSync(Heading)

/** Reads the text of a file; throws when it is no Pact V4 file, and when a description stands twice with the same states. */
export const parse = (name: string, text: string): PactFile => {
  const { consumer, interactions, provider } = decodeContent(text)
  const read = interactions.map((content) => {
    const { description, providerStates = [], type } = decodeHeading(content)
    return { type, description, states: providerStates, content }
  })
  // Pact looks at the names of states, not at their parameters, and keeps the last of those that are alike.
  const seen = new Set<string>()
  for (const { description, states } of read) {
    const names = states.map((one) => one.name).toSorted()
    const key = JSON.stringify([description, names])
    if (seen.has(key)) throw new Error(`${name}: "${description}" stands twice with the states: ${names.join(", ")}`)
    seen.add(key)
  }
  return {
    name,
    consumer: consumer.name,
    provider: provider.name,
    sha256: sha256Of(text),
    interactions: read
  }
}

/** The hash by which a verification remembers what it verified. */
export const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex")
