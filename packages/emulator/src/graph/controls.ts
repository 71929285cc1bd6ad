/** The controls of the other participants of Graph calls: they call the application, press keys, speak, wait in the lobby, hang up. */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import { ApplicationMetadata, ChatInfo, MeetingInfo } from "@effect-comms/graph-calls/schemas"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as SchemaParser from "effect/SchemaParser"
import { control, Heard, HeardOf } from "../service/control.ts"
import { valueAt } from "../service/json.ts"
import type { Control } from "../service/EmulatedService.ts"
import { isHttp } from "../service/isHttp.ts"
import { Refusal } from "../service/Refusal.ts"
import { type Conversation, makeParticipant, type Participant } from "../telephony/Conversation.ts"
import { keyOf, members as identifier, read } from "../telephony/Identifier.ts"
import * as Membership from "../telephony/Membership.ts"
import { openConversation } from "../telephony/Network.ts"
import { withVoice } from "../telephony/callerVoice.ts"
import { participantOf as asked, listeningOf, softphone, upgradeRequired } from "../telephony/Softphone.ts"
import { listenersTo, press, say } from "../telephony/Voices.ts"
import { callApplication } from "./engine/applications.ts"
import { hangUp, terminate } from "./engine/calls.ts"
import { wait } from "./engine/meetings.ts"
import { bringIn, joinUnderPolicy } from "./engine/policy.ts"
import { tellSharing } from "./events/emit.ts"
import { endedByTelephone } from "./events/results.ts"
import { heardTone, toneOf } from "./media/tones.ts"
import {
  type Call,
  callOfLine,
  type CallRequest,
  hasRoster,
  meetingName,
  nobody,
  otherOf,
  type Owner
} from "./state/Call.ts"
import { type Calls, conversationOf, findCall, findWaiting, participantById, recordOf } from "./state/Calls.ts"
import { type IdentitySet, identityOf } from "./state/identities.ts"

const tones = /^(tone[0-9]|star|pound|[abcd]|flash)$/

const refuse = (description: string): Refusal => new Refusal({ status: 400, code: "BadRequest", description })

const stringOf = (body: unknown, name: string): string | undefined => {
  const value = valueAt(body, name)
  if (value === undefined || typeof value === "string") return value
  throw refuse(`${name}: expected a string`)
}

const flagOf = (body: unknown, name: string): boolean | undefined => {
  const value = valueAt(body, name)
  if (value === undefined || typeof value === "boolean") return value
  throw refuse(`${name}: expected true or false`)
}

const identifierIn = (body: unknown, name: string): CommunicationIdentifier => {
  const found = read(valueAt(body, name))
  if (found === undefined) throw refuse(`${name}: expected a raw id, a number in E.164 or an identifier`)
  return found
}

/** A member as a schema of Graph's has it. */
const decodedIn = <A>(body: unknown, name: string, schema: Schema.Codec<A, unknown>): A | undefined => {
  const value = valueAt(body, name)
  if (value === undefined) return undefined
  const decoded = SchemaParser.decodeUnknownExit(schema, { reportInput: true })(value)
  if (Exit.isSuccess(decoded)) return decoded.value
  throw refuse(`${name}: expected what Microsoft Graph's reference documents`)
}

const callIn = (calls: Calls, id: string): Call => {
  const call = findCall(calls, id)
  if (call === undefined) throw new Refusal({ status: 404, code: "NotFound", description: "callId: no such call" })
  return call
}

const established = (calls: Calls, id: string): Call => {
  const call = callIn(calls, id)
  if (call.state !== "connected") throw refuse(`callId: expected an established call, it is ${call.phase}`)
  return call
}

/** A participant of a call: by its id of Graph, or by its identity; by default the other side. */
const participantIn = (calls: Calls, call: Call, body: unknown): Participant => {
  const named = valueAt(body, "participant")
  const found =
    named === undefined
      ? otherOf(call)
      : ((typeof named === "string" ? participantById(calls, call, named) : undefined) ??
        call.conversation.participants.get(keyOf(read(named) ?? {})))
  if (found === undefined)
    throw new Refusal({ status: 404, code: "NotFound", description: "participant: not in the call" })
  return found
}

const heardBy = (calls: Calls, urls: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(urls.flatMap(calls.emulator.delivery.heardAt))
]

/** Whether a body has `ifHeard`: input is for listeners only. */
const ifHeardIn = (body: unknown): boolean => {
  const ifHeard = valueAt(body, "ifHeard") ?? false
  if (typeof ifHeard !== "boolean") throw refuse("ifHeard: expected true or false")
  return ifHeard
}

/** Gives the callback URIs of the applications in a conversation. */
const applicationsOf = ({ lines }: Conversation): ReadonlyArray<string> =>
  [...lines].flatMap((line) => callOfLine(line)?.callbackUri ?? [])

/** Gives the application that an incoming call is for: the one that is named, else pinned, else last seen. */
const ownerOf = (calls: Calls, body: unknown): Owner => {
  const known = calls.seen ?? nobody
  const pinned = calls.emulator.options.graphClient?.split(":", 1)[0]
  return {
    clientId: stringOf(body, "clientId") ?? pinned ?? known.clientId,
    tenantId: stringOf(body, "tenantId") ?? known.tenantId
  }
}

/** Gives the conversation of an incoming call, with the participants that it has already. */
const conversationFor = (
  calls: Calls,
  from: CommunicationIdentifier,
  others: ReadonlyArray<CommunicationIdentifier>,
  meeting: Pick<CallRequest, "chatInfo" | "meetingInfo">
): Conversation => {
  const { network } = calls
  const name = meetingName({ callbackUri: "", requestedModalities: [], ...meeting })
  const conversation =
    (name === undefined ? undefined : network.meetings.get(name)) ?? openConversation(network, { meeting: name })
  const { participants } = conversation
  if (!participants.has(keyOf(from))) participants.set(keyOf(from), makeParticipant(from, undefined, true))
  for (const other of others)
    if (!participants.has(keyOf(other))) participants.set(keyOf(other), makeParticipant(other))
  return conversation
}

/** The incoming call, and the endpoints that are notified. */
const Called = Schema.Struct({ id: Schema.optional(Schema.String), ...Heard.fields })

const incomingCalls = (calls: Calls): Control =>
  control({
    method: "POST",
    path: "/graph/incoming-calls",
    summary:
      "Somebody calls the Graph application, alone or from a meeting, or a policy brings it into a call (applicationMetadata); answers the id of the call.",
    members: {
      callbackUri: "text",
      from: identifier,
      to: identifier,
      clientId: "text",
      tenantId: "text",
      applicationMetadata: { botData: true },
      meetingInfo: true,
      chatInfo: true,
      olderForm: "boolean"
    },
    needs: ["callbackUri", "from"],
    answer: Called,
    run: (_, body) => {
      const callbackUri = stringOf(body, "callbackUri")
      if (callbackUri === undefined || !isHttp(callbackUri)) throw refuse("callbackUri: expected an http or https URL")
      const from = identifierIn(body, "from")
      const metadata = decodedIn(body, "applicationMetadata", ApplicationMetadata)
      const to = valueAt(body, "to") === undefined ? undefined : identifierIn(body, "to")
      if (to !== undefined && metadata === undefined) throw refuse("to: expected beside applicationMetadata only")
      const meetingInfo = decodedIn(body, "meetingInfo", MeetingInfo)
      const chatInfo = decodedIn(body, "chatInfo", ChatInfo)
      const meeting = {
        ...(meetingInfo === undefined ? {} : { meetingInfo }),
        ...(chatInfo === undefined ? {} : { chatInfo })
      }
      const owner = ownerOf(calls, body)
      const { network } = calls
      const talking = metadata !== undefined && meetingInfo === undefined
      const others = talking ? [to ?? read(`8:orgid:${network.guid()}`) ?? {}] : []
      const conversation = conversationFor(calls, from, others, meeting)
      network.note("participant calls", conversation, { participant: from })
      const observed = conversation.participants.get(keyOf(from))
      const observedParticipantId = observed === undefined ? "" : recordOf(calls, observed).id
      const calling = { owner, callbackUri, conversation, from, meeting, isOlder: flagOf(body, "olderForm") === true }
      const invitation =
        metadata === undefined
          ? callApplication(calls, {
              ...calling,
              failed: () => {
                // A caller who is alone hangs up.
                if (conversation.meeting === undefined) Membership.end(network, conversation)
              }
            })
          : bringIn(calls, { ...calling, failed: () => {} }, metadata, observedParticipantId)
      const heard = calls.emulator.delivery.heardAt(callbackUri)
      const advice =
        heard.length > 0
          ? {}
          : { advice: "no application is notified: its host is not this machine; --allow-callback-host allows it" }
      network.note("incoming call", conversation, { callId: invitation.offer?.id, from, heardBy: heard, ...advice })
      return { id: invitation.offer?.id, heardBy: heard }
    }
  })

const tonesControl = (calls: Calls): Control =>
  control({
    method: "POST",
    path: "/graph/calls/{callId}/tones",
    summary:
      "The other side of a Graph call, or a participant, presses a key (with ifHeard only when somebody listens).",
    members: { tone: "text", participant: identifier, ifHeard: "boolean" },
    needs: ["tone"],
    answer: Heard,
    run: ({ callId = "" }, body) => {
      const call = callIn(calls, callId)
      const tone = stringOf(body, "tone")
      if (tone === undefined || !tones.test(tone))
        throw refuse("tone: expected tone0 to tone9, star, pound, a to d or flash")
      const ifHeard = ifHeardIn(body)
      established(calls, callId)
      const participant = participantIn(calls, call, body)
      const key = toneOf(tone)
      const listeners =
        key === undefined
          ? call.tonesSubscribed
            ? [call.callbackUri]
            : []
          : listenersTo(call.conversation, participant, "tones")
      if (ifHeard && listeners.length === 0) return { heardBy: [] }
      calls.note(call, "tone", { tone, notified: call.tonesSubscribed })
      const heard = heardBy(calls, listeners)
      if (key === undefined) heardTone(calls, call, tone)
      else press(calls.network, call.conversation, participant, [key])
      return { heardBy: heard }
    }
  })

const speech = (calls: Calls): Control =>
  control({
    method: "POST",
    path: "/graph/calls/{callId}/speech",
    summary:
      "The other side of a Graph call, or a participant, speaks (with ifHeard only when somebody listens), with the voice of a WAV file (audio: a data: URL, or one that prompts are heard from), of the speech command, or a tone; a recording of the answer hears it.",
    members: { text: "text", audio: "text", participant: identifier, ifHeard: "boolean" },
    needs: ["text"],
    answer: Heard,
    run: ({ callId = "" }, body) => {
      const uri = stringOf(body, "audio")
      const given = stringOf(body, "text")
      if (given === undefined || (given === "" && uri === undefined)) throw refuse("text: expected a string")
      const ifHeard = ifHeardIn(body)
      const call = established(calls, callId)
      participantIn(calls, call, body)
      return withVoice(calls.emulator.media, { uri, text: given }, (voice, text) => {
        // A participant who left while the voice was loaded says nothing.
        const participant = participantIn(calls, established(calls, callId), body)
        const listeners = listenersTo(call.conversation, participant, text === "" ? "voice" : "speech")
        if (ifHeard && listeners.length === 0) return { heardBy: [] }
        const heard = heardBy(calls, listeners)
        say(calls.network, call.conversation, participant, text, 1, undefined, voice)
        return { heardBy: heard }
      })
    }
  })

const audio = (calls: Calls): Control =>
  control({
    method: "GET",
    path: "/graph/calls/{callId}/audio",
    summary:
      "The sound of the other side of a Graph call, or of a participant, over a WebSocket: every 20 ms of network time a binary frame of what it hears comes (16-bit PCM, little-endian, mono), and binary frames of the same form that are sent are what it says. With texts=none a text that no voice speaks is silent instead of a tone.",
    query: { participant: "text", rate: "integer", texts: "text" },
    answer: Schema.Never,
    run: upgradeRequired,
    accept: ({ callId = "" }, query) => {
      const call = established(calls, callId)
      const named = asked(query)
      const participant = participantIn(calls, call, named === undefined ? {} : { participant: named })
      return softphone(
        { network: calls.network, media: calls.emulator.media },
        call.conversation,
        participant,
        listeningOf(query)
      )
    }
  })

const leave = (calls: Calls): Control =>
  control({
    method: "POST",
    path: "/graph/calls/{callId}/leave",
    summary: "The other side of a Graph call, or a participant, hangs up; answers which endpoints are notified.",
    members: { participant: identifier },
    answer: Heard,
    run: ({ callId = "" }, body) => {
      const call = callIn(calls, callId)
      const participant = participantIn(calls, call, body)
      const heard = heardBy(calls, [...new Set([call.callbackUri, ...applicationsOf(call.conversation)])])
      const own = callOfLine(participant.line)
      if (own !== undefined) hangUp(calls, own)
      else {
        const { hasCalled, identifier: who } = participant
        const isTelephone = who.phoneNumber !== undefined
        Membership.leave(calls.network, participant, call.conversation, {
          own: (line) => line.end(),
          others: (line) => {
            const other = callOfLine(line)
            if (other === undefined || !isTelephone || hasRoster(other)) line.end()
            else terminate(calls, other, endedByTelephone(hasCalled))
          }
        })
      }
      return { heardBy: heard }
    }
  })

const decisions = ["wait", "admit", "refuse"] as const

/** Whether an identity of Graph is that of somebody on the network. */
const isSame = (identity: IdentitySet, who: CommunicationIdentifier): boolean =>
  JSON.stringify(identity) === JSON.stringify(identityOf(who))

const lobby = (calls: Calls): Control =>
  control({
    method: "POST",
    path: "/graph/calls/{callId}/lobby",
    summary:
      "Somebody comes into the lobby of a meeting (wait), or is let in (admit) or not (refuse) by its organizer; by default the application itself.",
    members: { participant: identifier, decision: "text" },
    needs: ["decision"],
    answer: HeardOf,
    run: ({ callId = "" }, body) => {
      const decision = decisions.find((each) => each === stringOf(body, "decision"))
      if (decision === undefined) throw refuse("decision: expected wait, admit or refuse")
      const call = established(calls, callId)
      const { lobby: waiting } = conversationOf(calls, call.conversation)
      const named = valueAt(body, "participant")
      if (decision === "wait") {
        const who = identifierIn(body, "participant")
        if (call.conversation.meeting === undefined) throw refuse("callId: expected a call of a meeting")
        const isWaiting = [...waiting.values()].some(({ record }) => isSame(record.identity, who))
        if (isWaiting || call.conversation.participants.has(keyOf(who)))
          throw refuse("participant: expected somebody who is neither in nor in the lobby")
        const record = recordOf(calls, makeParticipant(who))
        wait(calls, call, record, {
          admit: () =>
            void Membership.enter(calls.network, call.conversation, who, undefined, (participant) =>
              recordOf(calls, participant, record)
            ),
          refuse: () => {}
        })
        Membership.tellRosters(call.conversation)
        return { id: record.id, heardBy: heardBy(calls, applicationsOf(call.conversation)) }
      }
      const id = named === undefined ? call.myParticipantId : named
      const found =
        (typeof id === "string" ? findWaiting(calls, call, id) : undefined) ??
        [...waiting.values()].find(({ record }) => named !== undefined && isSame(record.identity, read(named) ?? {}))
      if (found === undefined)
        throw new Refusal({ status: 404, code: "NotFound", description: "participant: not in the lobby" })
      const heard = heardBy(calls, applicationsOf(call.conversation))
      if (decision === "admit") found.admit()
      else found.refuse()
      return { id: found.record.id, heardBy: heard }
    }
  })

const sharing = (calls: Calls): Control =>
  control({
    method: "POST",
    path: "/graph/calls/{callId}/content-sharing",
    summary: "A participant of a Graph call begins to share content, or ends it; answers the id of the session.",
    members: { participant: identifier, sharing: "boolean" },
    needs: ["sharing"],
    answer: HeardOf,
    run: ({ callId = "" }, body) => {
      const begins = flagOf(body, "sharing")
      if (begins === undefined) throw refuse("sharing: expected true or false")
      const call = established(calls, callId)
      const presenter = participantIn(calls, call, body)
      const { sessions } = conversationOf(calls, call.conversation)
      const known = [...sessions.values()].find((session) => session.presenter === presenter)
      if (begins === (known !== undefined))
        throw refuse(`sharing: expected ${String(!begins)}, the participant ${begins ? "shares" : "does not share"}`)
      const session = known ?? { id: calls.network.guid(), presenter }
      if (begins) sessions.set(session.id, session)
      else sessions.delete(session.id)
      for (const line of call.conversation.lines) {
        const each = callOfLine(line)
        if (each?.state === "connected") tellSharing(calls, each, session.id, begins ? "created" : "deleted")
      }
      return { id: session.id, heardBy: heardBy(calls, applicationsOf(call.conversation)) }
    }
  })

const policyParticipants = (calls: Calls): Control =>
  control({
    method: "POST",
    path: "/graph/calls/{callId}/policy-participants",
    summary:
      "Somebody under the policy joins a call that the application records by it, if the application takes it; answers the id of the participant.",
    members: { participant: identifier },
    needs: ["participant"],
    answer: HeardOf,
    run: ({ callId = "" }, body) => {
      const who = identifierIn(body, "participant")
      const call = established(calls, callId)
      if (call.kind !== "policy") throw refuse("callId: expected a call that a policy brought the application into")
      if (call.conversation.participants.has(keyOf(who)))
        throw refuse("participant: expected somebody who is not in the call")
      const heard = heardBy(calls, [call.observed.size >= call.capacity ? call.request.callbackUri : call.callbackUri])
      return { id: joinUnderPolicy(calls, call, who), heardBy: heard }
    }
  })

/** The controls of Graph's calls. */
export const controls = (calls: Calls): ReadonlyArray<Control> => [
  incomingCalls(calls),
  tonesControl(calls),
  speech(calls),
  audio(calls),
  leave(calls),
  lobby(calls),
  sharing(calls),
  policyParticipants(calls)
]
