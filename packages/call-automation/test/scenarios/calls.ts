/** Scenarios of calling, and of what is done with a call that comes in. */
import { string, uuid } from "@effect-comms/core/test/contract/Matching.ts"
import type { ProviderState } from "@effect-comms/core/test/contract/ProviderState.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import type { Failure } from "@effect-comms/core/test/contract/Scenario.ts"
import * as operations from "../../src/generated/operations.ts"
import { agent, bot, callbackUri, callConnectionId, customer, serverCallId } from "../support.ts"
import {
  connectedToCustomer,
  correlationId,
  foreignCallerId,
  hasEnded,
  invalid,
  newCall,
  rawIdOf,
  toNobody
} from "./given.ts"
import type { ScenarioOf } from "./Scenario.ts"
import { someUser } from "./values.ts"

const subscriptionId = "b1e0a2f6-6e0c-4b3a-9a55-0d4f3f1f7c21"
const mediaStreamingSubscription = { id: uuid(subscriptionId), state: "disabled", subscribedContentTypes: ["audio"] }
const notSubscribed = {
  mediaStreamingSubscription: { state: "disabled" },
  transcriptionSubscription: { state: "disabled", subscribedResultTypes: [] }
}

// Documented as connected, recorded as connecting.
const callConnectionState = "connecting"

const calling = { targets: [customer], callbackUri, operationContext: "calling" }
const anyUri = "http://app.contoso.com/callback"
const wrongUri = "callbackUri: expected an absolute https URL"

const transportUrl = "wss://app.contoso.com/media"
const flat = {
  mediaStreamingOptions: {
    transportType: "websocket",
    audioChannelType: "mixed",
    transportUrl,
    contentType: "audio",
    startMediaStreaming: false
  },
  transcriptionOptions: { transportType: "websocket", locale: "en-US", transportUrl, startTranscription: false }
}
const polymorphic = {
  mediaStreamingOptions: {
    ...flat.mediaStreamingOptions,
    audioChannelType: "unmixed",
    enableBidirectional: true,
    audioFormat: "pcm24KMono",
    enableDtmfTones: true
  },
  transcriptionOptions: { ...flat.transcriptionOptions, enableIntermediateResults: true }
}

const streaming = (apiVersion: string, options: typeof flat | typeof polymorphic) => ({
  apiVersion,
  input: { targets: [customer], callbackUri, ...options },
  status: 201,
  body: {
    callConnectionId: uuid(callConnectionId),
    callConnectionState,
    callbackUri,
    mediaStreamingSubscription: { id: uuid(subscriptionId), state: "inactive", subscribedContentTypes: ["audio"] },
    transcriptionSubscription: { id: uuid(subscriptionId), state: "inactive" }
  }
})

export const createCall: ScenarioOf<"createCall"> = {
  to: "create a call",
  given: [],
  input: calling,
  answer: {
    status: 201,
    body: {
      callConnectionId: uuid(callConnectionId),
      correlationId: uuid(correlationId),
      source: someUser(bot),
      sourceDisplayName: "",
      targets: [customer],
      callConnectionState,
      callbackUri,
      mediaStreamingSubscription
    }
  },
  others: {
    "with media streaming and transcription in 2024-06-15-preview": streaming("2024-06-15-preview", flat),
    "with media streaming and transcription in 2025-05-15": streaming("2025-05-15", polymorphic),
    "with media streaming and transcription": streaming("2026-03-12", polymorphic)
  },
  effect: [
    {
      read: "getCall",
      input: { callConnectionId },
      status: 200,
      body: {
        callConnectionId,
        correlationId,
        serverCallId: string(serverCallId),
        source: bot,
        targets: [customer],
        callConnectionState: "connected",
        callbackUri,
        ...notSubscribed
      }
    }
  ],
  events: ["CallConnected", "ParticipantsUpdated", "CreateCallFailed"],
  failures: {
    400: [
      toNobody({ ...calling, targets: [] }, "targets"),
      invalid("without TLS at its callback", { ...calling, callbackUri: anyUri }, wrongUri),
      {
        ...invalid(
          "to a phone number without a caller id",
          { ...calling, targets: [{ kind: "phoneNumber", phoneNumber: { value: "+14255550123" } }] },
          "sourceCallerIdNumber: expected a phone number"
        )
      }
    ],
    403: [foreignCallerId({ ...calling, sourceCallerIdNumber: { value: "+14255550199" } }, [])]
  }
}

const incomingCallContext = "eyJhbGciOiJub25lIn0.eyJjYyI6Im9wYXF1ZSJ9."

/** The agent calls the bot, at which the application may answer. */
const incoming: ProviderState = {
  name: "a call is coming in",
  parameters: { incomingCallContext, from: rawIdOf(agent), to: rawIdOf(bot) }
}

/** The same by a telephone, whose caller has a name. */
const telephone = { kind: "phoneNumber", phoneNumber: { value: "+14255550123" } }
const fromTelephone: ProviderState = {
  name: "a call is coming in",
  parameters: { incomingCallContext, from: "4:+14255550123", to: rawIdOf(bot), callerDisplayName: "Contoso" }
}

const rejecting = { incomingCallContext, callRejectReason: "busy" }

/** Somebody else was quicker, or the caller has hung up: the service does not tell these apart. */
const over: Failure<never> = {
  cause: "that is over",
  given: [incoming, executed(operations.rejectCall, rejecting, { status: 204 })],
  code: "8522",
  message: "Call not found."
}

export const answerCall: ScenarioOf<"answerCall"> = {
  to: "answer a call",
  given: [incoming],
  input: { incomingCallContext, callbackUri },
  answer: {
    status: 200,
    body: {
      callConnectionId: uuid(callConnectionId),
      correlationId: uuid(correlationId),
      serverCallId: string(serverCallId),
      source: agent,
      targets: [bot],
      callConnectionState,
      callbackUri,
      answeredBy: { id: bot.communicationUser.id },
      mediaStreamingSubscription
    }
  },
  others: {
    "of a telephone that shows a name": {
      given: [fromTelephone],
      status: 200,
      body: {
        callConnectionId: uuid(callConnectionId),
        source: telephone,
        sourceDisplayName: "Contoso",
        targets: [bot]
      }
    }
  },
  effect: [
    {
      read: "getCall",
      input: { callConnectionId },
      status: 200,
      body: {
        callConnectionId,
        correlationId,
        serverCallId,
        source: agent,
        targets: [bot],
        callConnectionState: "connected",
        callbackUri,
        answeredBy: { id: bot.communicationUser.id },
        ...notSubscribed
      }
    }
  ],
  events: ["AnswerFailed"],
  failures: {
    400: [invalid("without TLS at its callback", { incomingCallContext, callbackUri: anyUri }, wrongUri)],
    404: [over]
  }
}

/** Who is asked finds that the call no longer comes in. */
const gone = {
  read: "answerCall",
  input: { incomingCallContext, callbackUri },
  after: 0,
  status: 404,
  code: "8522"
} as const

export const redirectCall: ScenarioOf<"redirectCall"> = {
  to: "redirect a call",
  given: [incoming],
  input: { incomingCallContext, target: customer },
  answer: { status: 204 },
  effect: [gone],
  failures: {
    400: [
      invalid(
        "to its caller",
        { incomingCallContext, target: agent },
        "target: expected somebody else than the caller."
      )
    ],
    404: [over]
  }
}

export const rejectCall: ScenarioOf<"rejectCall"> = {
  to: "reject a call",
  given: [incoming],
  input: rejecting,
  answer: { status: 204 },
  others: { "without a reason": { input: { incomingCallContext }, status: 204 } },
  effect: [gone],
  failures: {
    400: [
      invalid(
        "for an unknown reason",
        { incomingCallContext, callRejectReason: "tired" },
        "callRejectReason: expected none, busy or forbidden."
      )
    ],
    404: [over]
  }
}

const answered = "0a5e0c37-6f5a-4a43-b2f2-5d1a9d0c7b21"
const connecting = {
  callLocator: { kind: "serverCallLocator", serverCallId },
  callbackUri,
  operationContext: "connecting"
}
const joined = {
  callConnectionId: uuid(newCall),
  correlationId: uuid(answered),
  targets: [],
  callConnectionState,
  callbackUri,
  mediaStreamingSubscription
}

export const connect: ScenarioOf<"connect"> = {
  to: "connect to a call",
  given: [connectedToCustomer],
  input: connecting,
  answer: { status: 200, body: joined },
  others: {
    "of a group": {
      given: [],
      input: {
        callLocator: { kind: "groupCallLocator", groupCallId: "29228d3e-040e-4656-a70e-890ab4e173e5" },
        callbackUri
      },
      status: 200,
      body: joined
    },
    "of a room": {
      given: [],
      input: { callLocator: { kind: "roomCallLocator", roomId: "99434917639286209" }, callbackUri },
      status: 200,
      body: joined
    }
  },
  effect: [
    {
      read: "getCall",
      input: { callConnectionId: newCall },
      status: 200,
      body: {
        callConnectionId: newCall,
        serverCallId,
        targets: [],
        callConnectionState: "connected",
        callbackUri,
        ...notSubscribed
      }
    }
  ],
  events: ["ConnectFailed"],
  failures: {
    400: [invalid("without TLS at its callback", { ...connecting, callbackUri: anyUri }, wrongUri)],
    404: [{ cause: "that has ended", given: hasEnded, code: "8522", message: "Call not found." }]
  }
}
