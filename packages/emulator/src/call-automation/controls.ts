/** What people and tests may make happen in calls: somebody calls, sends tones, speaks, leaves, and media operations fail. */
import { type CommunicationIdentifier, kind } from "@effect-comms/core/CommunicationIdentifier"
import * as Schema from "effect/Schema"
import { Download } from "../service/Files.ts"
import { Refusal } from "../service/Refusal.ts"
import { control, Done, Heard } from "../service/control.ts"
import { valueAt } from "../service/json.ts"
import type { Control } from "../service/EmulatedService.ts"
import { isHttp } from "../service/isHttp.ts"
import { keyOf, members as identifier, read } from "../telephony/Identifier.ts"
import { readTones } from "../telephony/Tones.ts"
import { type CustomContext, makeParticipant, type Participant } from "../telephony/Conversation.ts"
import { type Call, legOfLine } from "./state/Call.ts"
import { type Calls, openConversation } from "./state/Calls.ts"
import { hangUp } from "./operations/callConnection.ts"
import { endCall, endingOfOther, enter, leave } from "./engine/Conversation.ts"
import { participantOf as asked, listeningOf, softphone, upgradeRequired } from "../telephony/Softphone.ts"
import { listenersTo, press, say } from "../telephony/Voices.ts"
import { withVoice } from "../telephony/callerVoice.ts"
import { IncomingCall } from "@effect-comms/call-automation/events"
import { invite } from "../telephony/Invitations.ts"
import { applications } from "./engine/applications.ts"
import { outlineOf, saidBy } from "./media/ApplicationAudio.ts"
import { isDocumented, operationNamed, operations } from "./media/MediaFailures.ts"
import { endedByOthers, endedByTelephone } from "./events/results.ts"
import * as timing from "./state/timing.ts"

const bad = (description: string): Refusal => new Refusal({ status: 400, code: "BadRequest", description })

const stringOf = (body: unknown, name: string, isNeeded: boolean): string | undefined => {
  const value = valueAt(body, name)
  if (typeof value === "string" && value !== "") return value
  if (value === undefined && !isNeeded) return undefined
  throw bad(`${name}: expected a string.`)
}

/** Reads headers by name from a field of `customContext`, without a limit on their number; `{}` when there are none. */
const headersOf = (context: unknown, name: "sipHeaders" | "voipHeaders"): Readonly<Record<string, string>> => {
  const value = valueAt(context, name) ?? {}
  const entries = typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : undefined
  const texts = entries?.flatMap(([header, text]): ReadonlyArray<readonly [string, string]> =>
    typeof text === "string" ? [[header, text]] : []
  )
  if (texts === undefined || texts.length !== entries?.length)
    throw bad(`customContext.${name}: expected an object of strings.`)
  return Object.fromEntries(texts)
}

const customConstringOf = (body: unknown): CustomContext | undefined => {
  const context = valueAt(body, "customContext")
  if (context === undefined) return undefined
  if (typeof context !== "object" || context === null || Array.isArray(context))
    throw bad("customContext: expected an object with sipHeaders and voipHeaders.")
  const strange = Object.keys(context).find((name) => name !== "sipHeaders" && name !== "voipHeaders")
  if (strange !== undefined) throw bad(`customContext.${strange}: expected sipHeaders or voipHeaders.`)
  return { sipHeaders: headersOf(context, "sipHeaders"), voipHeaders: headersOf(context, "voipHeaders") }
}

const identifierOf = (body: unknown, name: string): CommunicationIdentifier => {
  const identifier = read(valueAt(body, name))
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

/** Gives the endpoints that these addresses lead to, each once; without those that nothing is posted to. */
const heardBy = ({ emulator }: Calls, urls: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(urls.flatMap(emulator.delivery.heardAt))
]

/** The incoming call: the id that other controls take, the context that answers it, and the endpoints that are notified. */
const Called = Schema.Struct({
  callId: Schema.String,
  incomingCallContext: Schema.optional(Schema.String),
  ...Heard.fields
})

/** Gives advice on an incoming call that no application is notified of. */
const adviceOnUnheard = ({ emulator: { eventGrid } }: Calls, callbackUri: string | undefined): string =>
  callbackUri !== undefined || eventGrid.subscribed(IncomingCall.type)
    ? "no application is notified: its host is not this machine; --allow-callback-host allows it"
    : "no application is notified: no endpoint is subscribed to IncomingCall; --event-grid http://127.0.0.1:8080/callbacks subscribes one"

/** Whether a body has `ifHeard`, and nobody listens. */
const isUnheard = (body: unknown, listeners: ReadonlyArray<string>): boolean => {
  const ifHeard = valueAt(body, "ifHeard") ?? false
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
      const isNameless = valueAt(body, "callerDisplayName") === ""
      const callerDisplayName = isNameless ? "" : (stringOf(body, "callerDisplayName", false) ?? "")
      const incomingCallUri = stringOf(body, "callbackUri", false)
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
      const advice = heard.length > 0 ? {} : { advice: adviceOnUnheard(calls, incomingCallUri) }
      calls.note("incoming call", call, { from, to, heardBy: heard, ...advice })
      calls.note("participant calls", call, { participant: from, to })
      const invitation = invite(calls.network, {
        conversation: call,
        party: to,
        by: undefined,
        from,
        callerDisplayName,
        customContext: customConstringOf(body),
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
      const pressed = readTones(valueAt(body, "tones"))
      if (pressed === undefined)
        throw bad("tones: expected keys (0 to 9, A to D, * and #) or a list of Microsoft's names of them.")
      const listeners = listenersTo(call, participant, "tones")
      if (isUnheard(body, listeners)) return { heardBy: [] }
      calls.note("tones pressed", call, { participant: participant.identifier, tones: pressed })
      const heard = heardBy(calls, listeners)
      press(calls.network, call, participant, pressed)
      return { heardBy: heard }
    }
  })

const sentiments = ["neutral", "positive", "negative", "mixed"]

/** What is understood of a voice may be nothing; who has no voice says something. */
const spokenText = (body: unknown, voice: string | undefined): string =>
  voice !== undefined && valueAt(body, "text") === "" ? "" : (stringOf(body, "text", true) ?? "")

const speech = (calls: Calls): Control =>
  control({
    method: "POST",
    path: "/calls/{callConnectionId}/speech",
    summary:
      "A participant speaks (with ifHeard only when somebody listens), with the voice of a WAV file (audio: a data: URL, or one that prompts are heard from), of the speech command, or a tone; returns which endpoints are notified.",
    members: {
      participant: identifier,
      text: "text",
      audio: "text",
      confidence: "number",
      language: "text",
      sentiment: "text",
      ifHeard: "boolean"
    },
    needs: ["participant", "text"],
    answer: Heard,
    run: (params, body) => {
      const call = callOf(calls, params["callConnectionId"] ?? "")
      const identifier = identifierOf(body, "participant")
      participantIn(call, identifier)
      const uri = stringOf(body, "audio", false)
      const given = spokenText(body, uri)
      const confidence = valueAt(body, "confidence") ?? 1
      if (typeof confidence !== "number" || !(confidence >= 0 && confidence <= 1))
        throw bad("confidence: expected a number from 0 to 1.")
      const language = stringOf(body, "language", false)
      const sentiment = sentiments.find((each) => each === (valueAt(body, "sentiment") ?? "neutral"))
      if (sentiment === undefined) throw bad(`sentiment: expected ${sentiments.join(", ")}.`)
      const attributes = { language, sentiment }
      return withVoice(calls.emulator.media, { uri, text: given }, (voice, text) => {
        // A participant who left while the voice was loaded says nothing.
        const participant = participantIn(call, identifier)
        const listeners = listenersTo(call, participant, text === "" ? "voice" : "speech")
        if (isUnheard(body, listeners)) return { heardBy: [] }
        if (text !== "")
          calls.note("speech heard", call, {
            participant: participant.identifier,
            text,
            confidence,
            language,
            sentiment
          })
        const heard = heardBy(calls, listeners)
        say(calls.network, call, participant, text, confidence, attributes, voice)
        return { heardBy: heard }
      })
    }
  })

const audio = (calls: Calls): Control =>
  control({
    method: "GET",
    path: "/calls/{callConnectionId}/audio",
    summary:
      "The sound of a participant over a WebSocket: every 20 ms of network time a binary frame of what it hears comes (16-bit PCM, little-endian, mono), and binary frames of the same form that are sent are what it says. With texts=none a text that no voice speaks is silent instead of a tone.",
    query: { participant: "text", rate: "integer", texts: "text" },
    answer: Schema.Never,
    run: upgradeRequired,
    accept: (params, query) => {
      const call = callOf(calls, params["callConnectionId"] ?? "")
      const participant = participantIn(call, identifierOf({ participant: asked(query) }, "participant"))
      return softphone({ network: calls.network, media: calls.emulator.media }, call, participant, listeningOf(query))
    }
  })

const saidIn = (calls: Calls, { callConnectionId = "" }: Readonly<Record<string, string>>) => {
  const said = saidBy(calls.applicationAudio, callConnectionId)
  if (said !== undefined) return said
  const description = "callConnectionId: expected a leg whose application sent audio over its media socket."
  throw new Refusal({ status: 404, code: "NotFound", description })
}

const applicationAudio = (calls: Calls): Control =>
  control({
    method: "GET",
    path: "/calls/{callConnectionId}/application-audio",
    summary: "What the application sent over the media sockets of a leg, as a WAV file, also after the call.",
    answers: "audio/wav",
    answer: Schema.instanceOf(Download),
    run: (params) => new Download("audio/wav", saidIn(calls, params).content)
  })

const Waveform = Schema.Struct({ from: Schema.String, durationMs: Schema.Number, peaks: Schema.Array(Schema.Number) })

/** The most points of the outline of a waveform. */
const mostPoints = 10_000

const waveform = (calls: Calls): Control =>
  control({
    method: "GET",
    path: "/calls/{callConnectionId}/application-audio/waveform",
    summary:
      "The outline of what the application sent: when it begins, how long it is, and the peak of each of `points` equal parts (1 to 10000, default 500), from 0 to 1.",
    query: { points: "integer" },
    answer: Waveform,
    run: (params, _, query) => {
      const points = Number(query.get("points") ?? 500)
      if (!Number.isInteger(points) || points < 1 || points > mostPoints)
        throw bad(`points: expected a whole number from 1 to ${mostPoints}.`)
      const said = saidIn(calls, params)
      const from = new Date(said.from).toISOString()
      return { from, durationMs: said.millis, peaks: outlineOf(said, points) }
    }
  })

const numberOf = (body: unknown, name: string, byDefault?: number): number => {
  const value = valueAt(body, name) ?? byDefault
  if (typeof value === "number" && Number.isInteger(value) && value > 0) return value
  throw bad(`${name}: expected a whole number above 0.`)
}

/** The most orders of one call that may wait for their operations. */
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
      const named = valueAt(body, "operation") ?? undefined
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
  audio(calls),
  applicationAudio(calls),
  waveform(calls),
  leaveCall(calls),
  mediaFailures(calls)
]
