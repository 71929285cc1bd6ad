/**
 * What an entry of the journal is, kind by kind: of `GET /_emulator/journal`, of the stream of events, and of the lines that the command
 * prints with `--json`.
 */
import * as Schema from "effect/Schema"

const described = <S extends Schema.Top>(schema: S, description: string) => schema.annotate({ description })

const of = <const Kind extends string, Fields extends Schema.Struct.Fields>(
  kind: Kind,
  description: string,
  data: Fields
) =>
  described(
    Schema.Struct({
      sequence: described(Schema.Int, "1, 2, 3 and so on"),
      time: described(Schema.String, "network time, ISO 8601"),
      kind: Schema.Literal(kind),
      name: described(Schema.String, "an operation's id, an event's type, a state: a word or name for people"),
      data: Schema.Struct(data)
    }),
    description
  )

const open = <const Kind extends string>(kind: Kind, description: string) =>
  described(
    Schema.Struct({
      sequence: Schema.Int,
      time: Schema.String,
      kind: Schema.Literal(kind),
      name: Schema.String,
      data: Schema.Record(Schema.String, Schema.Unknown)
    }),
    description
  )

const exchange = Schema.optionalKey(described(Schema.Int, "what a request and its answer have in common"))
const headers = Schema.optionalKey(
  described(
    Schema.Record(Schema.String, Schema.String),
    "by their names in lower case; those that are secret are masked"
  )
)
const url = described(Schema.String, "where it goes")

/** An entry of the journal. */
export const JournalEntry = Schema.Union([
  of("request", "A request came; its body only if its credentials are good.", {
    exchange,
    method: Schema.optionalKey(Schema.String),
    path: Schema.String,
    query: Schema.optionalKey(Schema.Record(Schema.String, Schema.Unknown)),
    headers,
    authentication: Schema.optionalKey(
      described(
        Schema.Struct({
          scheme: Schema.String,
          claims: Schema.optionalKey(described(Schema.Unknown, "what a token says")),
          signedHeaders: Schema.optionalKey(Schema.Array(Schema.String))
        }),
        "what the credential says, good or not"
      )
    ),
    body: Schema.optionalKey(Schema.Unknown)
  }),
  of("answer", "It was answered.", {
    exchange,
    method: Schema.optionalKey(Schema.String),
    path: Schema.optionalKey(Schema.String),
    status: Schema.Int,
    headers,
    body: Schema.optionalKey(Schema.Unknown),
    lost: Schema.optionalKey(described(Schema.Boolean, "whether a fault lost the answer"))
  }),
  of(
    "event",
    "An event is to be delivered to an application; `POST /_emulator/replay` delivers it again by its number.",
    {
      kind: Schema.Literals(["callback", "notification", "eventGrid"]),
      url,
      call: Schema.optionalKey(described(Schema.String, "the callConnectionId, or the id of a Graph call")),
      replayOf: Schema.optionalKey(described(Schema.Int, "the number of the event that is delivered again"))
    }
  ),
  of("callback", "An attempt to deliver an event, or to validate a subscription.", {
    kind: Schema.Literals(["callback", "notification", "eventGrid"]),
    url,
    outcome: Schema.Literals([
      "delivered",
      "retrying",
      "failed",
      "blocked",
      "dropped",
      "waiting",
      "unanswered",
      "redirected"
    ]),
    attempt: Schema.optionalKey(Schema.Int),
    eventSequence: Schema.optionalKey(described(Schema.Int, "the number of the event; a handshake has none")),
    status: Schema.optionalKey(described(Schema.Int, "of the application's answer")),
    error: Schema.optionalKey(described(Schema.String, "why there is no answer")),
    location: Schema.optionalKey(described(Schema.String, "where a 302 leads, which it is sent to next")),
    answer: Schema.optionalKey(described(Schema.String, "what the application said, if that was no success")),
    advice: Schema.optionalKey(described(Schema.String, "what may be done")),
    sentAfter: Schema.optionalKey(described(Schema.Int, "the number of the entry after which it was sent")),
    againMs: Schema.optionalKey(described(Schema.Number, "when it is tried again, in milliseconds of network time")),
    waitedMs: Schema.optionalKey(described(Schema.Number, "how long nobody has answered")),
    holdsUp: Schema.optionalKey(described(Schema.Int, "how many later events wait for it")),
    fault: Schema.optionalKey(described(Schema.String, "the kind of the fault that it met")),
    claims: Schema.optionalKey(
      described(Schema.Record(Schema.String, Schema.String), "what its token says, but for the times")
    ),
    late: Schema.optionalKey(described(Schema.Boolean, "whether later ones went on without it")),
    event: Schema.optionalKey(described(Schema.Unknown, "the body"))
  }),
  of("media", "A media socket.", {
    correlationId: Schema.optionalKey(Schema.String),
    callConnectionId: Schema.optionalKey(Schema.String),
    url,
    outcome: Schema.Literals(["opening", "opened", "refused", "blocked", "closed"]),
    error: Schema.optionalKey(Schema.String)
  }),
  open(
    "state",
    "Something changed: a call, who rings, is in it, on hold or muted there, what was said, a thread, an identity; or a call came in."
  ),
  open("control", "A control was used."),
  open("fault", "A fault that was ordered happened, or the local cloud failed (`defect`).")
])
