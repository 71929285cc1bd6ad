/** The webhooks of an application that speaks an older version: the members that came later are not there. */
import { containing, integer } from "@effect-comms/core/test/contract/Matching.ts"
import { type ProviderState, timeHasPassed } from "@effect-comms/core/test/contract/ProviderState.ts"
import { connectedWith, rawIdOf } from "../scenarios/given.ts"
import { agent, callConnectionId, customer, invitationId } from "../support.ts"
import { completed, describeWebhooks, done, result, type Webhook } from "./webhook.ts"

const operationContext = "an older version"
const awhile = timeHasPassed(5000)
const file = (name: string) => ({ kind: "file", file: { uri: `https://cdn.contoso.com/${name}` } })

/** An event of an application that calls the customer in a version, and asks for something then. */
const inVersion = (
  apiVersion: string,
  name: Webhook["name"],
  requests: ReadonlyArray<(answer: object) => ProviderState>,
  own: object,
  lacks: ReadonlyArray<string>,
  more: Partial<Webhook> = {}
): Webhook => ({
  name,
  of: `of ${apiVersion}`,
  apiVersion,
  given: [
    connectedWith([customer], { apiVersion, request: { operationContext } }),
    ...requests.flatMap((request) => [request({ apiVersion }), awhile])
  ],
  own,
  lacks,
  ...more
})

const beforeResults = "2024-06-15-preview"
const lacks = ["resultInformation"]

const play = (name: string) => (answer: object) =>
  done(
    "play",
    {
      playSources: [file(name)],
      playTo: [],
      playOptions: undefined,
      operationContext,
      operationCallbackUri: undefined
    },
    answer
  )
const recognize = (more: object) => (answer: object) =>
  done(
    "recognize",
    {
      playPrompt: undefined,
      recognizeOptions: { targetParticipant: customer, dtmfOptions: { maxTonesToCollect: 2 } },
      operationContext,
      operationCallbackUri: undefined,
      ...more
    },
    answer
  )
const cancelAll = (answer: object) => done("cancelAllMediaOperations", {}, answer)
const presses = (): ProviderState => ({
  name: "a participant presses tones",
  parameters: { callConnectionId, participant: rawIdOf(customer), tones: ["5", "#"] }
})

describeWebhooks([
  inVersion(beforeResults, "CallConnected", [], { operationContext }, lacks),
  inVersion(
    beforeResults,
    "ParticipantsUpdated",
    [],
    {
      participants: containing({ identifier: customer, isMuted: false, isOnHold: false }),
      sequenceNumber: integer(1)
    },
    lacks,
    { after: "CallConnected" }
  ),
  inVersion(
    beforeResults,
    "CallDisconnected",
    [(answer) => done("terminateCall", {}, answer)],
    { operationContext },
    lacks
  ),
  {
    ...inVersion(beforeResults, "CancelAddParticipantSucceeded", [], { invitationId, operationContext }, lacks),
    given: [
      connectedWith([customer], { apiVersion: beforeResults }),
      done(
        "addParticipant",
        { operationCallbackUri: undefined },
        { apiVersion: beforeResults, body: { invitationId } }
      ),
      done("cancelAddParticipant", { operationContext }, { apiVersion: beforeResults }),
      awhile
    ]
  },
  inVersion(
    beforeResults,
    "PlayCanceled",
    [play("music.wav?durationMs=60000"), cancelAll],
    { operationContext },
    lacks
  ),
  {
    ...inVersion(beforeResults, "RecognizeCanceled", [], { operationContext }, lacks),
    given: [
      connectedWith([customer], { apiVersion: beforeResults }),
      recognize({})({ apiVersion: beforeResults }),
      timeHasPassed(1000),
      cancelAll({ apiVersion: beforeResults }),
      awhile
    ]
  },
  inVersion(
    "2023-03-06",
    "CallTransferAccepted",
    [
      (answer) =>
        done(
          "transferToParticipant",
          { targetParticipant: agent, transferee: undefined, operationContext, operationCallbackUri: undefined },
          { ...answer, body: { operationContext } }
        )
    ],
    { operationContext, ...result(200, 0, "") },
    ["transferTarget", "transferee"]
  ),
  inVersion(
    "2024-04-15",
    "PlayCompleted",
    [play("welcome.wav?durationMs=1000")],
    { operationContext, ...completed },
    [],
    // The version has no PlayStarted.
    { after: "ParticipantsUpdated" }
  ),
  inVersion(
    "2024-04-15",
    "PlayFailed",
    [play("invalid-format.mp3")],
    { operationContext, ...result(400, 8535, "Action failed, file format is invalid.") },
    ["failedPlaySourceIndex"]
  ),
  inVersion(
    "2024-04-15",
    "RecognizeFailed",
    [recognize({ playPrompt: file("invalid-format.mp3") })],
    { operationContext, ...result(400, 8535, "Action failed, file format is invalid.") },
    ["failedPlaySourceIndex"]
  ),
  {
    ...inVersion(
      "2023-03-06",
      "RecognizeCompleted",
      [],
      {
        recognitionType: "dtmf",
        dtmfResult: { tones: ["five", "pound"] },
        operationContext,
        ...result(200, 8531, "Action completed, max digits received.")
      },
      ["choiceResult", "speechResult"]
    ),
    given: [
      connectedWith([customer], { apiVersion: "2023-03-06" }),
      recognize({})({ apiVersion: "2023-03-06" }),
      presses(),
      awhile
    ]
  }
])
