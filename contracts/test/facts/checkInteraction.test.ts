import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { checkInteraction } from "../../src/facts/checkInteraction.ts"
import { render } from "../../src/facts/Difference.ts"
import { load } from "../../src/facts/Facts.ts"
import { eventInteraction, http, notification, type Http } from "./interactions.ts"

const short = (line: string) => line.replace(/: expected .*$/, "")

const lines = (interaction: unknown) =>
  Effect.map(load, (facts) => checkInteraction(facts, interaction).map(render).map(short))

const right: Readonly<Record<string, unknown>> = {
  "remove participant": http.remove(),
  "remove participant without repeatability": http.remove({ headers: {} }),
  "cancel an invitation": http.cancel(),
  unhold: http.unhold(),
  "update a chat participant": http.updateChat(),
  "update a chat participant with merge-patch": http.updateChat({
    headers: { "Content-Type": ["application/merge-patch+json"] }
  }),
  "a chat participant that may not be updated": http.updateChat({
    status: 403,
    response: { error: { code: "Forbidden", message: "User is not allowed to perform specified action." } }
  }),
  "cancel media processing": http.cancelMedia(),
  "cancel media processing under the deprecated alias": http.cancelMedia({
    path: "/beta/app/calls/57dab8b1/microsoft.graph.cancelMediaProcessing"
  }),
  "a Graph request without a token": http.cancelMedia({
    status: 401,
    responseHeaders: {},
    response: {
      error: {
        code: "InvalidAuthenticationToken",
        message: "m",
        innerError: { date: "2024-01-02T03:04:05", "request-id": "r" }
      }
    }
  }),
  "a request refused for what its body lacks": http.remove({
    body: { operationContext: "removing participant" },
    status: 400,
    response: { error: { code: "8523", message: "m" } }
  }),
  "an operation before its version": http.cancel({
    version: "2023-03-06",
    status: 404,
    response: { error: { code: "NotFound", message: "m" } }
  }),
  "a failure that was recorded": {
    ...http.remove({ path: "/calling/callConnections/c1:terminate", body: undefined, status: 404 }),
    response: { status: 404, headers: {}, body: { content: { error: { code: "8522", message: "Call not found." } } } }
  },
  "a token request": {
    type: "Synchronous/HTTP",
    description: "token",
    request: {
      method: "POST",
      path: "/contoso/oauth2/v2.0/token",
      body: { content: "client_id=a&client_secret=b&grant_type=client_credentials&scope=s" }
    },
    response: { status: 200, body: { content: { token_type: "Bearer", expires_in: 3599, access_token: "t" } } }
  },
  "a roster in a list": eventInteraction("ParticipantsUpdated", {
    participants: [
      { identifier: { rawId: "8:acs:r_u", kind: "communicationUser", communicationUser: { id: "8:acs:r_u" } } }
    ],
    sequenceNumber: 1
  }),
  "an event of a version that was only recorded": eventInteraction(
    "CallDisconnected",
    { resultInformation: { code: 200, subCode: 7000, message: "m" } },
    "2024-09-01-preview"
  ),
  "an incoming call": {
    type: "Asynchronous/Messages",
    description: "incoming call",
    contents: {
      content: [
        {
          id: "1",
          topic: "/subscriptions/s",
          subject: "/caller/4:+14255550100/recipient/8:acs:r_u",
          eventType: "Microsoft.Communication.IncomingCall",
          eventTime: "2024-01-02T03:04:05Z",
          dataVersion: "1.0",
          metadataVersion: "1",
          data: { serverCallId: "s", callerDisplayName: "", incomingCallContext: "i", correlationId: "c" }
        }
      ]
    }
  },
  "a cancelled recording": notification()
}

const plantedHttp: ReadonlyArray<readonly [string, unknown, ReadonlyArray<string>]> = [
  [
    "an unknown request field",
    http.remove({ body: { ...http.removeBody, reason: "x" } }),
    ["subject [2024-09-15] request.reason: unknown"]
  ],
  [
    "a field that came later",
    http.unhold({
      version: "2024-09-15",
      body: { ...http.unholdBody, operationCallbackUri: "https://app.contoso.com" }
    }),
    ["subject [2024-09-15] request.operationCallbackUri: unknown"]
  ],
  [
    "a missing required field",
    http.remove({ body: { operationContext: "x" } }),
    ["subject [2024-09-15] request.participantToRemove: required"]
  ],
  [
    "a missing nested field",
    http.unhold({ body: { targetParticipant: { communicationUser: {} } } }),
    ["subject [2025-05-15] request.targetParticipant.communicationUser.id: required"]
  ],
  [
    "a body where none is taken",
    http.remove({ path: "/calling/callConnections/c1:terminate", status: 204, response: undefined }),
    ["subject [2024-09-15] request: unknown"]
  ],
  ["no body where one is required", http.unhold({ body: undefined }), ["subject [2025-05-15] request: required"]],
  [
    "a field of another type",
    http.updateChat({ body: { ...http.chatBody, roleIds: "r" } }),
    ["subject [2021-10-01-preview7] request.roleIds: type"]
  ],
  [
    "a date that is none",
    http.updateChat({ body: { ...http.chatBody, shareHistoryTime: "yesterday" } }),
    ["subject [2021-10-01-preview7] request.shareHistoryTime: value"]
  ],
  [
    "a kind before identifiers had one",
    http.updateChat({ body: { communicationIdentifier: { kind: "unknown", rawId: "x" } } }),
    ["subject [2021-10-01-preview7] request.communicationIdentifier.kind: unknown"]
  ],
  [
    "an identifier of two models",
    http.unhold({
      body: { targetParticipant: { communicationUser: { id: "u" }, phoneNumber: { value: "+14255550100" } } }
    }),
    ["subject [2025-05-15] request.targetParticipant: value"]
  ],
  [
    "an identifier whose kind is another",
    http.unhold({ body: { targetParticipant: { kind: "phoneNumber", communicationUser: { id: "u" } } } }),
    ["subject [2025-05-15] request.targetParticipant: value"]
  ],
  [
    "an empty identifier",
    http.unhold({ body: { targetParticipant: {} } }),
    ["subject [2025-05-15] request.targetParticipant: required"]
  ],
  [
    "null where ACS leaves a field out",
    http.unhold({ body: { ...http.unholdBody, operationContext: null } }),
    ["subject [2025-05-15] request.operationContext: type"]
  ],
  [
    "a version the operation is not in",
    http.cancel({ version: "2023-03-06" }),
    ["subject [2023-03-06] version: version"]
  ],
  ["no version", http.cancel({ version: undefined }), ["subject version: version"]],
  ["an undocumented success", http.remove({ status: 200 }), ["subject [2024-09-15] status: status"]],
  [
    "an undocumented failure",
    http.updateChat({ status: 409, response: { error: { code: "Conflict", message: "m" } } }),
    ["subject [2021-10-01-preview7] status: status"]
  ],
  [
    "a failure without its envelope",
    http.unhold({ status: 409, response: { code: "8519" } }),
    ["subject [2025-05-15] 409.error: required", "subject [2025-05-15] 409.code: unknown"]
  ],
  [
    "a body in an answer that has none",
    http.unhold({ response: { operationContext: "x" } }),
    ["subject [2025-05-15] 200: unknown"]
  ],
  ["an answer without its body", http.remove({ response: undefined }), ["subject [2024-09-15] 202: required"]],
  [
    "an unknown field in an answer",
    http.remove({ response: { invitationId: "x" } }),
    ["subject [2024-09-15] 202.invitationId: unknown"]
  ],
  [
    "repeatability where there is none",
    http.unhold({ headers: http.pair }),
    [
      "subject [2025-05-15] header.repeatability-request-id: header",
      "subject [2025-05-15] header.repeatability-first-sent: header"
    ]
  ],
  [
    "half a pair",
    http.remove({ headers: { "Repeatability-Request-ID": http.pair["Repeatability-Request-ID"] } }),
    ["subject [2024-09-15] header.repeatability-request-id: header"]
  ],
  [
    "a pair in another form",
    http.remove({ headers: { "Repeatability-Request-ID": "1", "Repeatability-First-Sent": "2024-01-02" } }),
    [
      "subject [2024-09-15] header.repeatability-request-id: header",
      "subject [2024-09-15] header.repeatability-first-sent: header"
    ]
  ],
  [
    "a result the real service does not give",
    http.create({ responseHeaders: { "Repeatability-Result": "accepted" } }),
    ["subject [2024-09-15] header.repeatability-result: header"]
  ],
  [
    "a rejected success",
    http.remove({ responseHeaders: { "Repeatability-Result": "rejected" } }),
    ["subject [2024-09-15] header.repeatability-result: header"]
  ],
  [
    "an echo chat does not make",
    http.updateChat({ responseHeaders: { "X-MS-Client-Request-Id": "1" } }),
    ["subject [2021-10-01-preview7] header.x-ms-client-request-id: header"]
  ],
  [
    "a shared key for chat",
    http.updateChat({ headers: { Authorization: "HMAC-SHA256 SignedHeaders=x" } }),
    ["subject [2021-10-01-preview7] header.authorization: header"]
  ],
  [
    "another media type",
    http.remove({ headers: { "Content-Type": "application/merge-patch+json" } }),
    ["subject [2024-09-15] header.content-type: content-type"]
  ],
  [
    "an unknown query parameter",
    http.remove({ query: { maxPageSize: ["2"] } }),
    ["subject [2024-09-15] query.maxpagesize: unknown"]
  ],
  [
    "an unknown path",
    http.remove({ path: "/calling/callConnections/c1/participants:delete" }),
    ["subject path: operation"]
  ],
  [
    "a Graph answer without Location",
    http.cancelMedia({ responseHeaders: {} }),
    ["subject [v1.0] header.location: header"]
  ],
  [
    "a Graph operation that is still running",
    http.cancelMedia({ response: { ...http.cancelled, status: "running" } }),
    ["subject [v1.0] 200.status: value"]
  ],
  [
    "a Graph status nobody knows",
    http.cancelMedia({ response: { ...http.cancelled, status: "cancelled" } }),
    ["subject [v1.0] 200.status: value", "subject [v1.0] 200.status: value"]
  ],
  [
    "a client context that is too long",
    http.cancelMedia({ body: { clientContext: "c".repeat(257) } }),
    ["subject [v1.0] request.clientContext: value"]
  ],
  [
    "a beta parameter on v1.0",
    http.play({ body: { ...http.playBody, loop: true } }),
    ["subject [v1.0] request.loop: unknown"]
  ],
  [
    "a prompt without its media",
    http.play({ body: { prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt", media: {} }] } }),
    ["subject [v1.0] request.prompts[0].media: unknown"]
  ],
  ["something else than an interaction", { description: "subject" }, ["subject type: interaction"]]
]

const plantedMessages: ReadonlyArray<readonly [string, unknown, ReadonlyArray<string>]> = [
  ["an unknown event", eventInteraction("HoldSucceeded", {}), ["subject type: operation"]],
  [
    "an event before its version",
    eventInteraction("HoldFailed", {}, "2024-04-15"),
    ["subject [2024-04-15] type: version"]
  ],
  [
    "a version nobody has",
    eventInteraction("HoldFailed", {}, "2024-09-16"),
    ["subject [2024-09-16] data.version: version"]
  ],
  [
    "a field the event lacks",
    eventInteraction("ParticipantsUpdated", { operationContext: "x" }),
    ["subject [2024-09-15] data.operationContext: unknown"]
  ],
  [
    "a field before its version",
    eventInteraction("CallConnected", { resultInformation: { code: 200 } }, "2024-04-15"),
    ["subject [2024-04-15] data.resultInformation: unknown"]
  ],
  [
    "an extra recorded in one preview only",
    eventInteraction("RecordingStateChanged", { eventSource: "x" }),
    ["subject [2024-09-15] data.eventSource: unknown"]
  ],
  [
    "a nested field of another type",
    eventInteraction("CallConnected", { resultInformation: { code: "200" } }),
    ["subject [2024-09-15] data.resultInformation.code: type"]
  ],
  [
    "an enum value nobody knows",
    eventInteraction("RecordingStateChanged", { state: "Active" }),
    ["subject [2024-09-15] data.state: value"]
  ],
  [
    "an envelope without its id",
    eventInteraction("CallConnected", {}, "2024-09-15", { id: undefined }),
    ["subject id: required"]
  ],
  [
    "an envelope of another standard",
    eventInteraction("CallConnected", {}, "2024-09-15", { specversion: "0.3" }),
    ["subject specversion: value"]
  ],
  [
    "a notification without its change",
    notification({ changeType: undefined }),
    ["subject value[0].changeType: required"]
  ],
  [
    "an unknown field in a resource",
    notification({}, { recordingUrl: "x" }),
    ["subject value[0].resourceData.recordingUrl: unknown"]
  ],
  [
    "a resource of no known type",
    notification({}, { "@odata.type": "#microsoft.graph.videoOperation" }),
    ["subject value[0].resourceData.@odata.type: unknown"]
  ],
  [
    "something else than an event",
    { type: "Asynchronous/Messages", description: "subject", contents: { content: "x" } },
    ["subject content: interaction"]
  ]
]

describe("checkInteraction", () => {
  for (const [name, interaction] of Object.entries(right)) {
    it.effect(`finds nothing against ${name}`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* lines(interaction), [])
      })
    )
  }
  for (const [name, interaction, expected] of [...plantedHttp, ...plantedMessages]) {
    it.effect(`finds ${name}, and nothing else`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* lines(interaction), expected)
      })
    )
  }

  it.effect("says what was expected and what was found", () =>
    Effect.gen(function* () {
      const facts = yield* load
      const wrong: Http = { status: 200 }
      assert.deepStrictEqual(checkInteraction(facts, http.remove(wrong)).map(render), [
        "subject [2024-09-15] status: status: expected 202, found 200"
      ])
    })
  )
})
