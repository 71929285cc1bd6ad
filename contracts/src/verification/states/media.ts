/** The states of Call Automation's contract that end with an event about a prompt, a failure of media, or a leg never connected. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { World } from "../World.ts"
import { awhile, callbackUri } from "./calls.ts"
import { given, type State, type States } from "./State.ts"

const Parameters = Schema.Struct({
  callConnectionId: Schema.String,
  participant: Schema.String,
  operationContext: Schema.String
})

/** The application asks for something in the connected call, which may be ordered to fail, and time passes. */
const story = (act: (world: World, asked: typeof Parameters.Type) => Promise<unknown>): State =>
  given(Parameters, async (world, asked) => {
    await act(world, { ...asked, callConnectionId: world.aliases.of(asked.callConnectionId) })
    await world.advance(awhile)
  })

const play = (file: string): State =>
  story((world, { callConnectionId, operationContext }) =>
    world.run(
      CallMedia.play({
        callConnectionId,
        playSources: [{ kind: "file", file: { uri: `https://cdn.contoso.com/${file}` } }],
        operationContext
      })
    )
  )

export const media: States = {
  "a prompt is played": play("welcome.wav?durationMs=1000"),
  "a prompt cannot be decoded": play("invalid-format.mp3"),
  "a prompt cannot be spoken": story(async (world, { callConnectionId, operationContext }) => {
    await Effect.runPromise(world.cloud.mediaFailure(callConnectionId, { operation: "play", code: 401, subCode: 8565 }))
    const text = { text: "Welcome to Contoso.", voiceName: "en-US-NancyNeural" }
    await world.run(CallMedia.play({ callConnectionId, playSources: [{ kind: "text", text }], operationContext }))
  }),
  "speech is not recognized in time": story(async (world, { callConnectionId, operationContext, participant }) => {
    await Effect.runPromise(world.cloud.mediaFailure(callConnectionId, { code: 408, subCode: 8570 }))
    const recognizeOptions = { targetParticipant: fromRawId(participant) }
    await world.run(
      CallMedia.recognize({ callConnectionId, recognizeInputType: "speech", recognizeOptions, operationContext })
    )
  }),
  "a key that is told by itself fails": story(async (world, { callConnectionId, operationContext, participant }) => {
    await Effect.runPromise(world.cloud.mediaFailure(callConnectionId, { code: 500, subCode: 9999 }))
    const targetParticipant = fromRawId(participant)
    await world.run(CallMedia.startContinuousDtmfRecognition({ callConnectionId, targetParticipant, operationContext }))
    await Effect.runPromise(world.cloud.tones(callConnectionId, participant, ["5"]))
  }),
  "the caller gives up while the application connects": given(
    Schema.Struct({
      callConnectionId: Schema.String,
      from: Schema.String,
      to: Schema.String,
      operationContext: Schema.String
    }),
    async (world, { callConnectionId, from, operationContext, to }) => {
      const { callId, incomingCallContext } = await Effect.runPromise(world.cloud.incomingCall({ from, to }))
      const leg = await world.run(CallAutomation.answerCall({ incomingCallContext, callbackUri, operationContext }))
      world.aliases.add(callConnectionId, leg.callConnectionId ?? "")
      await Effect.runPromise(world.cloud.leave(callId, from))
      await world.advance(awhile)
    }
  )
}
