/** The states of Call Automation's contract that end with a failure of media. */
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"
import { awhile } from "./calls.ts"
import { given, type State, type States } from "./State.ts"

const Parameters = Schema.Struct({
  callConnectionId: Schema.String,
  participant: Schema.String,
  operationContext: Schema.String
})

/** The application asks for something in the connected call, which may be ordered to fail, and time passes. */
const story = (act: (provider: ProviderUnderTest, asked: typeof Parameters.Type) => Promise<unknown>): State =>
  given(Parameters, async (provider, asked) => {
    await act(provider, { ...asked, callConnectionId: provider.aliases.of(asked.callConnectionId) })
    await provider.advance(awhile)
  })

export const media: States = {
  "a prompt cannot be spoken": story(async (provider, { callConnectionId, operationContext }) => {
    await Effect.runPromise(
      provider.cloud.mediaFailure(callConnectionId, { operation: "play", code: 401, subCode: 8565 })
    )
    const text = { text: "Welcome to Contoso.", voiceName: "en-US-NancyNeural" }
    await provider.run(CallMedia.play({ callConnectionId, playSources: [{ kind: "text", text }], operationContext }))
  }),
  "speech is not recognized in time": story(async (provider, { callConnectionId, operationContext, participant }) => {
    await Effect.runPromise(provider.cloud.mediaFailure(callConnectionId, { code: 408, subCode: 8570 }))
    const recognizeOptions = { targetParticipant: fromRawId(participant) }
    await provider.run(
      CallMedia.recognize({ callConnectionId, recognizeInputType: "speech", recognizeOptions, operationContext })
    )
  }),
  "a key that is told by itself fails": story(async (provider, { callConnectionId, operationContext, participant }) => {
    await Effect.runPromise(provider.cloud.mediaFailure(callConnectionId, { code: 500, subCode: 9999 }))
    const targetParticipant = fromRawId(participant)
    await provider.run(
      CallMedia.startContinuousDtmfRecognition({ callConnectionId, targetParticipant, operationContext })
    )
    await Effect.runPromise(provider.cloud.tones(callConnectionId, participant, ["5"]))
  })
}
