/** The states of Call Automation's contract in which a call is connected, comes in or has ended. */
import { ApiVersions } from "@effect-comms/call-automation/ApiVersion"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { given, type States } from "./State.ts"

/** Where the application is told; deliveries do not leave the process. */
export const callbackUri = "https://app.contoso.com/callback"

/** Longer than anything that has begun takes to be told, except for rings and prompts. */
export const awhile = 5000

/** What texts are spoken and speech is recognized with; the first version has it not. */
const callIntelligenceOptions = { cognitiveServicesEndpoint: "https://contoso.cognitiveservices.azure.com/" }

const Connected = Schema.Struct({
  callConnectionId: Schema.String,
  /** The ids that it gets besides, which its events name. */
  serverCallId: Schema.optionalKey(Schema.String),
  correlationId: Schema.optionalKey(Schema.String),
  /** Raw ids of the others. */
  participants: Schema.Array(Schema.String),
  /** Whether its setup names Azure AI services. */
  aiServices: Schema.Boolean,
  apiVersion: Schema.optionalKey(Schema.Literals(ApiVersions.all)),
  /** Other members of the request. */
  request: Schema.optionalKey(Schema.Record(Schema.String, Schema.Unknown))
})

const Incoming = Schema.Tuple([
  Schema.Struct({
    eventType: Schema.Literal("Microsoft.Communication.IncomingCall"),
    data: Schema.Struct({ incomingCallContext: Schema.String })
  })
])
const decodeIncoming = Schema.decodeUnknownOption(Incoming)

export const calls: States = {
  "a call is connected": given(
    Connected,
    async (provider, { aiServices, apiVersion, callConnectionId, participants, request = {}, ...ids }) => {
      const targets = participants.map(fromRawId)
      const ai = aiServices && apiVersion !== "2023-03-06" ? { callIntelligenceOptions } : {}
      const call = await provider.run(
        CallAutomation.createCall(
          { targets, callbackUri, ...ai, ...request },
          apiVersion === undefined ? {} : { apiVersion }
        )
      )
      provider.aliases.add(callConnectionId, call.callConnectionId ?? "")
      await provider.advance(awhile)
      const { correlationId = "", serverCallId = "" } = await provider.run(
        CallConnection.get({ callConnectionId: call.callConnectionId ?? "" })
      )
      if (ids.serverCallId !== undefined) provider.aliases.add(ids.serverCallId, serverCallId)
      if (ids.correlationId !== undefined) provider.aliases.add(ids.correlationId, correlationId)
    }
  ),
  // By the application: the service does not tell who has ended it.
  "the call has ended": given(
    Schema.Struct({ callConnectionId: Schema.String }),
    async (provider, { callConnectionId }) => {
      await provider.run(CallConnection.terminateCall({ callConnectionId: provider.aliases.of(callConnectionId) }))
      await provider.advance(awhile)
    }
  ),
  "a call is coming in": given(
    Schema.Struct({
      incomingCallContext: Schema.String,
      from: Schema.String,
      to: Schema.String,
      /** What the caller is shown as; default nothing. */
      callerDisplayName: Schema.optionalKey(Schema.String)
    }),
    async (provider, { incomingCallContext, ...incoming }) => {
      const call = await Effect.runPromise(provider.cloud.incomingCall(incoming))
      provider.aliases.add(incomingCallContext, call.incomingCallContext)
    }
  ),
  "the call rings at the application": given(
    Schema.Struct({ incomingCallContext: Schema.String }),
    async (provider, { incomingCallContext }) => {
      await provider.advance(awhile)
      const told = provider.deliveries.all().flatMap(({ content }) => Option.toArray(decodeIncoming(content)))
      const [event] = told.flat()
      if (event === undefined) throw new Error("nobody was told of a call that comes in")
      provider.aliases.add(incomingCallContext, event.data.incomingCallContext)
    }
  ),
  "the incoming call is announced": given(
    Schema.Struct({
      incomingCallContext: Schema.String,
      from: Schema.String,
      to: Schema.String,
      serverCallId: Schema.String,
      correlationId: Schema.String
    }),
    async (provider, { from, to, ...ids }) => {
      const { incomingCallContext } = await Effect.runPromise(provider.cloud.incomingCall({ from, to }))
      await provider.advance(awhile)
      // Who answers is told the ids of the call.
      const call = await provider.run(CallAutomation.answerCall({ incomingCallContext, callbackUri }))
      provider.aliases.add(ids.incomingCallContext, incomingCallContext)
      provider.aliases.add(ids.serverCallId, call.serverCallId ?? "")
      provider.aliases.add(ids.correlationId, call.correlationId ?? "")
    }
  )
}
