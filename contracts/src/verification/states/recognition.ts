/** The states of Call Automation's contract that end with an event about a recognition, tones or a prompt. */
import type { CallAutomation } from "@effect-comms/call-automation/CallAutomation"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import { type CommunicationIdentifier, fromRawId } from "@effect-comms/core/CommunicationIdentifier"
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

/** What every request of these states has, and who it is about. */
interface Asked {
  readonly callConnectionId: string
  readonly operationContext: string
}

type Requests = Effect.Effect<unknown, unknown, CallAutomation>

/** The application asks for something, the participant does something, and time passes. */
const story = (
  ask: (asked: Asked, targetParticipant: CommunicationIdentifier) => Requests,
  act: (
    provider: ProviderUnderTest,
    callConnectionId: string,
    participant: string
  ) => Effect.Effect<unknown, unknown> = () => Effect.void
): State =>
  given(Parameters, async (provider, { operationContext, participant, ...contract }) => {
    const callConnectionId = provider.aliases.of(contract.callConnectionId)
    await provider.run(ask({ callConnectionId, operationContext }, fromRawId(participant)))
    await Effect.runPromise(act(provider, callConnectionId, participant))
    await provider.advance(awhile)
  })

const recognize =
  (recognizeInputType: string, options: object = {}, more: object = {}) =>
  (asked: Asked, targetParticipant: CommunicationIdentifier) =>
    CallMedia.recognize({
      ...asked,
      ...more,
      recognizeInputType,
      recognizeOptions: { ...options, targetParticipant, initialSilenceTimeoutInSeconds: 1 }
    })

const press =
  (...keys: ReadonlyArray<string>) =>
  (provider: ProviderUnderTest, callConnectionId: string, participant: string) =>
    provider.cloud.tones(callConnectionId, participant, keys)

const say = (text: string) => (provider: ProviderUnderTest, callConnectionId: string, participant: string) =>
  provider.cloud.speech(callConnectionId, participant, text, 0.75)

const cancelAll = ({ callConnectionId }: Asked) => CallMedia.cancelAllMediaOperations({ callConnectionId })

const sendTones = (asked: Asked, targetParticipant: CommunicationIdentifier) =>
  CallMedia.sendDtmfTones({ ...asked, targetParticipant, tones: ["one", "two"] })

const file = (uri: string) => ({ kind: "file", file: { uri } })

const play = (name: string) => (asked: Asked) =>
  CallMedia.play({ ...asked, playSources: [file(`https://cdn.contoso.com/${name}`)] })

export const recognition: States = {
  "a participant presses as many keys as are wanted": story(
    recognize("dtmf", { dtmfOptions: { maxTonesToCollect: 2 } }),
    press("5", "#")
  ),
  "a participant says the phrase of a choice": story(
    recognize("choices", { choices: [{ label: "Confirm", phrases: ["yes"] }] }),
    say("yes")
  ),
  "a participant speaks": story(recognize("speech"), say("my order is late")),
  "a participant presses nothing": story(recognize("dtmf")),
  "a prompt of a recognition cannot be decoded": story(
    recognize("dtmf", {}, { playPrompt: file("https://cdn.contoso.com/invalid-format.mp3") })
  ),
  "a recognition is cancelled": story((asked, target) =>
    Effect.andThen(recognize("dtmf")(asked, target), cancelAll(asked))
  ),
  "a prompt has begun": story(play("music.wav?durationMs=60000")),
  "a prompt has been played": story(play("welcome.wav?durationMs=1000")),
  "a prompt cannot be decoded": story(play("invalid-format.mp3")),
  "a prompt is cancelled": story((asked) => Effect.andThen(play("music.wav")(asked), cancelAll(asked))),
  "a participant presses a key that is told by itself": story(
    (asked, targetParticipant) => CallMedia.startContinuousDtmfRecognition({ ...asked, targetParticipant }),
    press("5")
  ),
  "keys are told no longer": story(({ callConnectionId, ...context }, targetParticipant) =>
    Effect.andThen(
      CallMedia.startContinuousDtmfRecognition({ callConnectionId, targetParticipant }),
      CallMedia.stopContinuousDtmfRecognition({ callConnectionId, targetParticipant, ...context })
    )
  ),
  "tones are sent": story(sendTones),
  "tones are sent to a participant who leaves": story(sendTones, ({ cloud }, callConnectionId, participant) =>
    cloud.leave(callConnectionId, participant)
  )
}
