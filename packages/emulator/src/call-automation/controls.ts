/** What people and tests may make happen in calls: somebody calls, sends tones, speaks, leaves, and media operations fail. */
import { type CommunicationIdentifier, kind } from "@effect-comms/core/CommunicationIdentifier"
import * as Schema from "effect/Schema"
import { Refusal } from "../service/Refusal.ts"
import { control, Done, Heard } from "../service/control.ts"
import type { Control } from "../service/EmulatedService.ts"
import { isHttp } from "../service/isHttp.ts"
import { keyOf, members as identifier, read } from "../telephony/Identifier.ts"
import { readTones } from "../telephony/Tones.ts"
import { type CustomContext, makeParticipant, type Participant } from "../telephony/Conversation.ts"
import { type Call, legOfLine } from "./state/Call.ts"
import { type Calls, openConversation } from "./state/Calls.ts"
import { hangUp } from "./operations/callConnection.ts"
import { endCall, endingOfOther, enter, leave } from "./engine/Conversation.ts"
import { listenersTo, press, say } from "../telephony/Voices.ts"
import { IncomingCall } from "@effect-comms/call-automation/events"
import { invite } from "../telephony/Invitations.ts"
import { applications } from "./engine/applications.ts"
import { isDocumented, operationNamed, operations } from "./media/MediaFailures.ts"
import { endedByOthers, endedByTelephone } from "./events/results.ts"
import * as timing from "./state/timing.ts"

const bad = (description: string): Refusal => new Refusal({ status: 400, code: "BadRequest", description })

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined

const textOf = (body: unknown, name: string, isNeeded: boolean): string | undefined => {
  const value = fieldOf(body, name)
  if (typeof value === "string" && value !== "") return value
  if (value === undefined && !isNeeded) return undefined
  throw bad(`${name}: expected a string.`)
}

/** Headers by name in a field of `customContext`, whoever calls and however many; `{}` when there are none. */
const headersOf = (context: unknown, name: "sipHeaders" | "voipHeaders"): Readonly<Record<string, string>> => {
  const value = fieldOf(context, name) ?? {}
  const entries = typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : undefined
  const texts = entries?.flatMap(([header, text]): ReadonlyArray<readonly [string, string]> =>
    typeof text === "string" ? [[header, text]] : []
  )
  if (texts === undefined || texts.length !== entries?.length)
    throw bad(`customContext.${name}: expected an object of texts.`)
  return Object.fromEntries(texts)
}

const customContextOf = (body: unknown): CustomContext | undefined => {
  const context = fieldOf(body, "customContext")
  if (context === undefined) return undefined
  if (typeof context !== "object" || context === null || Array.isArray(context))
    throw bad("customContext: expected an object with sipHeaders and voipHeaders.")
  const strange = Object.keys(context).find((name) => name !== "sipHeaders" && name !== "voipHeaders")
  if (strange !== undefined) throw bad(`customContext.${strange}: expected sipHeaders or voipHeaders.`)
  return { sipHeaders: headersOf(context, "sipHeaders"), voipHeaders: headersOf(context, "voipHeaders") }
}

const identifierOf = (body: unknown, name: string): CommunicationIdentifier => {
  const identifier = read(fieldOf(body, name))
  if (identifier === undefined) throw bad(`${name}: expected a raw id, an E.164 number or an identifier object.`)
  return identifier
}

/** The call that an application's callConnectionId names, or the `callId` that `incoming-calls` answered. */
const callOf = (calls: Calls, id: string): Call => {
  const call = calls.legs.get(id.toLowerCase())?.call ?? calls.conversations.get(id)
  if (call === undefined)
    throw new Refusal({ status: 404, code: "NotFound", description: "callConnectionId: no such call." })
  return call
}

const participantIn = (call: Call, identifier: CommunicationIdentifier): Participant => {
  const participant = call.participants.get(keyOf(identifier))
  if (participant === undefined)
    throw new Refusal({ status: 404, code: "NotFound", description: "participant: not in the call." })
  return participant
}

/** Who an application's addresses lead to, each once; not those that nothing is posted to. */
const heardBy = ({ emulator }: Calls, urls: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(urls.flatMap(emulator.delivery.heardAt))
]

/** The call that rings, by the id that other controls take and the context that answers it, and who is told of it. */
const Called = Schema.Struct({
  callId: Schema.String,
  incomingCallContext: Schema.optional(Schema.String),
  ...Heard.fields
})

/** Why no application is told of a call, and what may be done. */
const unheard = ({ emulator: { eventGrid } }: Calls, callbackUri: string | undefined): string =>
  callbackUri !== undefined || eventGrid.subscribed(IncomingCall.type)
    ? "nobody is told: its host is not this machine; --allow-callback-host allows it"
    : "nobody is told: no endpoint is subscribed to IncomingCall; --event-grid http://127.0.0.1:3000/events subscribes one"

/** Whether a body asks for input that somebody listens to, and nobody does. */
const isVain = (body: unknown, listeners: ReadonlyArray<string>): boolean => {
  const ifHeard = fieldOf(body, "ifHeard") ?? false
  if (typeof ifHeard !== "boolean") throw bad("ifHeard: expected true or false.")
  return ifHeard && listeners.length === 0
}

const incomingCalls = (calls: Calls): Control =>
  control({
    method: "POST",
    path: "/incoming-calls",
    summary: "Somebody calls the resource; returns the call, its incomingCallContext and which endpoints are notified.",
    members: {
      from: identifier,
      to: identifier,
      callerDisplayName: "text",
      customContext: { sipHeaders: true, voipHeaders: true },
      callbackUri: "text"
    },
    needs: ["from", "to"],
    answer: Called,
    run: (_, body) => {
      const from = identifierOf(body, "from")
      const to = identifierOf(body, "to")
      // A caller without a name has the empty one.
      const isNameless = fieldOf(body, "callerDisplayName") === ""
      const callerDisplayName = isNameless ? "" : (textOf(body, "callerDisplayName", false) ?? "")
      const incomingCallUri = textOf(body, "callbackUri", false)
      if (incomingCallUri !== undefined && !isHttp(incomingCallUri))
        throw bad("callbackUri: expected an http or https URL.")
      const owned = calls.emulator.options.phoneNumbers
      if (to.phoneNumber !== undefined && owned !== undefined && !owned.includes(to.phoneNumber.value))
        throw bad("to: expected a phone number that the resource owns.")
      if (!["phoneNumber", "communicationUser", "microsoftTeamsApp"].includes(kind(to)))
        throw bad("to: expected a phone number, an ACS user of the resource or a Teams Phone resource account.")
      if (keyOf(from) === keyOf(to)) throw bad("to: expected somebody else than from.")
      const call = openConversation(calls)
      call.participants.set(keyOf(from), makeParticipant(from, undefined, true))
      const heard = [
        ...new Set([
          ...calls.emulator.eventGrid.heardAt(IncomingCall.type),
          ...heardBy(calls, incomingCallUri === undefined ? [] : [incomingCallUri])
        ])
      ]
      const advice = heard.length > 0 ? {} : { advice: unheard(calls, incomingCallUri) }
      calls.note("incoming call", call, { from, to, heardBy: heard, ...advice })
      calls.note("participant calls", call, { participant: from, to })
      const invitation = invite(calls.network, {
        conversation: call,
        party: to,
        by: undefined,
        from,
        callerDisplayName,
        customContext: customContextOf(body),
        endpoint: applications(calls, incomingCallUri),
        joined: (leg, joining) => enter(calls, call, joining, leg),
        failed: () => endCall(calls, call, (leg) => endingOfOther(leg, endedByOthers(calls.settings.endOfOthers), 0))
      })
      return { callId: call.serverCallId, incomingCallContext: invitation.offer?.id, heardBy: heard }
    }
  })

const tones = (calls: Calls): Control =>
  control({
    method: "POST",
    path: "/calls/{callConnectionId}/tones",
    summary:
      "A participant sends DTMF tones, as a string of keys or a list of Microsoft's names (with ifHeard only when somebody listens); returns which endpoints are notified.",
    members: { participant: identifier, tones: true, ifHeard: "boolean" },
    needs: ["participant", "tones"],
    answer: Heard,
    run: (params, body) => {
      const call = callOf(calls, params["callConnectionId"] ?? "")
      const participant = participantIn(call, identifierOf(body, "participant"))
      const pressed = readTones(fieldOf(body, "tones"))
      if (pressed === undefined)
        throw bad("tones: expected keys (0 to 9, A to D, * and #) or a list of Microsoft's names of them.")
      const listeners = listenersTo(call, participant, "tones")
      if (isVain(body, listeners)) return { heardBy: [] }
      calls.note("tones pressed", call, { participant: participant.identifier, tones: pressed })
      const heard = heardBy(calls, listeners)
      press(calls.network, call, participant, pressed)
      return { heardBy: heard }
    }
  })

const sentiments = ["neutral", "positive", "negative", "mixed"]

const speech = (calls: Calls): Control =>
  control({
    method: "POST",
    path: "/calls/{callConnectionId}/speech",
    summary: "A participant speaks (with ifHeard only when somebody listens); returns which endpoints are notified.",
    members: {
      participant: identifier,
      text: "text",
      confidence: "number",
      language: "text",
      sentiment: "text",
      ifHeard: "boolean"
    },
    needs: ["participant", "text"],
    answer: Heard,
    run: (params, body) => {
      const call = callOf(calls, params["callConnectionId"] ?? "")
      const participant = participantIn(call, identifierOf(body, "participant"))
      const text = textOf(body, "text", true)
      const confidence = fieldOf(body, "confidence") ?? 1
      if (typeof confidence !== "number" || !(confidence >= 0 && confidence <= 1))
        throw bad("confidence: expected a number from 0 to 1.")
      const language = textOf(body, "language", false)
      const sentiment = sentiments.find((each) => each === (fieldOf(body, "sentiment") ?? "neutral"))
      if (sentiment === undefined) throw bad(`sentiment: expected ${sentiments.join(", ")}.`)
      const listeners = listenersTo(call, participant, "speech")
      if (isVain(body, listeners)) return { heardBy: [] }
      calls.note("speech heard", call, { participant: participant.identifier, text, confidence, language, sentiment })
      const heard = heardBy(calls, listeners)
      say(calls.network, call, participant, text ?? "", confidence, { language, sentiment })
      return { heardBy: heard }
    }
  })

const numberOf = (body: unknown, name: string, byDefault?: number): number => {
  const value = fieldOf(body, name) ?? byDefault
  if (typeof value === "number" && Number.isInteger(value) && value > 0) return value
  throw bad(`${name}: expected a whole number above 0.`)
}

/** So many orders of one call may wait for their operations. */
const mostFailures = 1000

const mediaFailures = (calls: Calls): Control =>
  control({
    method: "POST",
    path: "/calls/{callConnectionId}/media-failures",
    summary: "The next media operations of the call are accepted, then fail.",
    members: { operation: "text", code: "integer", subCode: "integer", count: "integer" },
    needs: ["code", "subCode"],
    answer: Done,
    run: (params, body) => {
      const call = callOf(calls, params["callConnectionId"] ?? "")
      const named = fieldOf(body, "operation") ?? undefined
      const operation = operationNamed(named)
      if (named !== undefined && operation === undefined) throw bad(`operation: expected ${operations.join(", ")}.`)
      const failure = { operation, code: numberOf(body, "code"), subCode: numberOf(body, "subCode") }
      if (!isDocumented(failure))
        throw bad("subCode: expected one that Microsoft documents of the operation, with its code.")
      const count = numberOf(body, "count", 1)
      if (call.mediaFailures.length >= mostFailures)
        throw bad(`body: expected at most ${mostFailures} orders that wait.`)
      call.mediaFailures.push({ ...failure, left: count })
      calls.note("media failure ordered", call, { ...failure, count })
      return {}
    }
  })

const leaveCall = (calls: Calls): Control =>
  control({
    method: "POST",
    path: "/calls/{callConnectionId}/leave",
    summary: "A participant hangs up; returns which endpoints are notified.",
    members: { participant: identifier },
    needs: ["participant"],
    answer: Heard,
    run: (params, body) => {
      const call = callOf(calls, params["callConnectionId"] ?? "")
      const participant = participantIn(call, identifierOf(body, "participant"))
      const heard = heardBy(
        calls,
        [...call.legs].map(({ callbackUri }) => callbackUri)
      )
      const leg = legOfLine(participant.line)
      if (leg !== undefined) hangUp(calls, leg)
      else {
        const { hasCalled, identifier } = participant
        const result =
          identifier.phoneNumber === undefined ? endedByOthers(calls.settings.endOfOthers) : endedByTelephone(hasCalled)
        const others = { result, millis: timing.endingOfOthers }
        leave(calls, participant, call, { own: others, others })
      }
      return { heardBy: heard }
    }
  })

/** The controls of calls. */
export const controls = (calls: Calls): ReadonlyArray<Control> => [
  incomingCalls(calls),
  tones(calls),
  speech(calls),
  leaveCall(calls),
  mediaFailures(calls)
]
