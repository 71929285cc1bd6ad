/** The states of Call Automation's contract in which somebody in the call does something, or a service behind it is to fail. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { given, plain, type States } from "./State.ts"

const Participant = { callConnectionId: Schema.String, participant: Schema.String }

export const participants: States = {
  "a participant presses tones": given(
    Schema.Struct({ ...Participant, tones: Schema.Array(Schema.String) }),
    ({ aliases, cloud }, { callConnectionId, participant, tones }) =>
      Effect.runPromise(Effect.asVoid(cloud.tones(aliases.of(callConnectionId), participant, tones)))
  ),
  "a participant speaks": given(
    Schema.Struct({ ...Participant, speech: Schema.String, confidence: Schema.Finite }),
    ({ aliases, cloud }, { callConnectionId, confidence, participant, speech }) =>
      Effect.runPromise(Effect.asVoid(cloud.speech(aliases.of(callConnectionId), participant, speech, confidence)))
  ),
  "a participant hangs up": given(Schema.Struct(Participant), ({ aliases, cloud }, { callConnectionId, participant }) =>
    Effect.runPromise(Effect.asVoid(cloud.leave(aliases.of(callConnectionId), participant)))
  ),
  "the next media operation fails": given(
    Schema.Struct({ callConnectionId: Schema.String, code: Schema.Int, subCode: Schema.Int }),
    ({ aliases, cloud }, { callConnectionId, ...failure }) =>
      Effect.runPromise(cloud.mediaFailure(aliases.of(callConnectionId), failure))
  ),
  "the application accepts no media sockets": plain(({ mediaSockets }) => mediaSockets.refuse())
}
