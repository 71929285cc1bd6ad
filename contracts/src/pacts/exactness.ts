/**
 * Whether messages say exactly what is delivered: where to, how signed, how often, and about whom.
 *
 * A member may be matched by its form only when nobody can know it before: names of members are listed here, and the messages whose ids
 * no state gives.
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { PactFile } from "./PactFile.ts"

const Rules = Schema.Record(Schema.String, Schema.Unknown)
const Message = Schema.Struct({
  type: Schema.Literal("Asynchronous/Messages"),
  description: Schema.String,
  metadata: Schema.optionalKey(Schema.Record(Schema.String, Schema.Unknown)),
  matchingRules: Schema.optionalKey(
    Schema.Struct({ body: Schema.optionalKey(Rules), metadata: Schema.optionalKey(Rules) })
  )
})
const decode = Schema.decodeUnknownOption(Message)

/** Members that name who or what a message is about. */
const identities = new Set([
  "callConnectionId",
  "serverCallId",
  "correlationId",
  "operationContext",
  "recordingId",
  "subject",
  "source",
  "participant",
  "rawId",
  "resourceUrl",
  "clientContext",
  "callbackUri",
  "@odata.id"
])

/** Messages whose call has an id of its own that no request and no answer has, by the members that it is in. */
const unknowable: ReadonlyArray<readonly [description: RegExp, members: ReadonlyArray<string>]> = [
  [/^the Event Grid event IncomingCall( |$)/, ["correlationId", "serverCallId", "subject"]],
  // The resource in Azure's words, which no API of it tells.
  [/^the Event Grid event \w+ as a CloudEvent$/, ["source"]],
  // The call did not come about: nothing can be asked about it.
  [/^the webhook (?:Connect|CreateCall)Failed/, ["correlationId", "serverCallId"]],
  // Recorded: an id of the recording's own leg.
  [/^the webhook RecordingStateChanged/, ["callConnectionId"]],
  [/^the webhook StartRecordingFailed/, ["callConnectionId", "serverCallId", "source", "subject"]]
]

/** The member that a rule is about: the last name of its path that is no index. */
const memberOf = (path: string): string => {
  const names = [...path.matchAll(/\['([^']+)'\]|\.([\w@]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "")
  return names.at(-1) ?? path
}

/** An event that Event Grid delivers carries no token, whichever envelope it has. */
const isGridEvent = (description: string): boolean => description.startsWith("the Event Grid event ")

/** What the messages of a contract leave open, one line each. */
export const inexact = ({ interactions }: PactFile): ReadonlyArray<string> =>
  interactions.flatMap(({ content }) => {
    const message = decode(content)
    if (Option.isNone(message)) return []
    const { description, matchingRules = {}, metadata = {} } = message.value
    const grid = isGridEvent(description)
    const wanted = ["url", "contentType", "count", ...(grid ? [] : ["issuer", "audience"])]
    const allowed = unknowable.flatMap(([pattern, members]) => (pattern.test(description) ? members : []))
    const loose = Object.keys(matchingRules.body ?? {})
      .map(memberOf)
      .filter((member) => identities.has(member) && !allowed.includes(member))
    return [
      ...wanted
        .filter((name) => metadata[name] === undefined)
        .map((name) => `"${description}" does not say its ${name}`),
      ...Object.keys(matchingRules.metadata ?? {}).map((name) => `"${description}" matches its ${name} by form`),
      ...loose.map((member) => `"${description}" matches ${member} by form`)
    ]
  })
