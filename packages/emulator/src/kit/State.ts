/** What there is on a local cloud, with types: the part of `GET /_emulator/state` that tests look at. */
import * as Schema from "effect/Schema"

const optional = Schema.optionalKey

const Identifier = Schema.Struct({
  rawId: Schema.String,
  kind: optional(Schema.String)
})

const Participant = Schema.Struct({
  identifier: Identifier,
  isMuted: Schema.Boolean,
  isOnHold: Schema.Boolean,
  /** Of whom an application answers for. */
  callConnectionId: optional(Schema.String)
})

/** The schema of what there is. */
export const State = Schema.Struct({
  /** Calls that Call Automation is in. */
  calls: Schema.Array(
    Schema.Struct({
      serverCallId: Schema.String,
      correlationId: Schema.String,
      participants: Schema.Array(Participant),
      /** Applications in it, one for each callConnectionId. */
      legs: Schema.Array(
        Schema.Struct({
          callConnectionId: Schema.String,
          role: Schema.String,
          state: Schema.String,
          version: Schema.String,
          callbackUri: Schema.String
        })
      ),
      /** Who rings. */
      invitations: Schema.Array(
        Schema.Struct({ invitationId: Schema.String, participant: Schema.String, state: Schema.String })
      ),
      recordings: Schema.Array(Schema.Struct({ recordingId: Schema.String, state: Schema.String }))
    })
  ),
  /** Calls of Graph's applications. */
  graphCalls: Schema.Array(
    Schema.Struct({
      id: Schema.String,
      state: optional(Schema.String),
      callbackUri: optional(Schema.String),
      direction: optional(Schema.String),
      callChainId: optional(Schema.String),
      participants: Schema.Array(Schema.Unknown),
      operations: Schema.Array(Schema.Unknown)
    })
  ),
  /** Threads of Chat. */
  threads: Schema.Array(
    Schema.Struct({
      id: Schema.String,
      topic: optional(Schema.String),
      participants: Schema.Array(Schema.Unknown),
      /** How many. */
      messages: Schema.Number
    })
  ),
  /** Users of the resource. */
  identities: Schema.Array(Schema.Struct({ id: Schema.String }))
})

/** What there is. */
export interface State extends Schema.Schema.Type<typeof State> {}

/** Reads it; fails with an error that names what does not fit. */
export const read = Schema.decodeUnknownPromise(State)
