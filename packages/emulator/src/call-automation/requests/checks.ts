/** What the operations of Call Automation have in common: replies with the call's headers, and fields that several of them check. */
import type { addParticipant, createCall } from "@effect-comms/call-automation/operations"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { Reply, RequestContext } from "../../service/Handler.ts"
import { isPhone } from "../../telephony/WhoAnswers.ts"
import type { CustomContext } from "../../telephony/Conversation.ts"
import type { Call } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { foreignCallerId, invalidBody } from "./refusals.ts"

/** An answer with the headers that recordings show on everything but a 404. */
export const reply = <A>(
  call: Pick<Call, "correlationId">,
  context: RequestContext,
  status: number,
  body: A
): Reply<A> => {
  const client = context.header("user-agent")
  return {
    status,
    body,
    headers: {
      "X-Microsoft-Skype-Chain-ID": call.correlationId,
      ...(client === undefined ? {} : { "X-Microsoft-Skype-Client": client })
    }
  }
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Whether an address may do without TLS: on this machine, and on the hosts that are allowed by an option. */
const isLocal = (calls: Calls, { host, hostname }: URL): boolean => {
  const allowed = calls.emulator.options.allowCallbackHosts
  return loopback.test(hostname) || allowed.includes(hostname) || allowed.includes(host)
}

/** Refuses a callback address that the service would not call: it must be https, or http to a local address. */
export const checkCallbackUri = (
  calls: Calls,
  context: RequestContext,
  field: "callbackUri" | "operationCallbackUri" | "recordingStateCallbackUri",
  value: string | undefined
): void => {
  if (value === undefined) return
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLocal(calls, url))) return
  throw invalidBody(context, `${field}: expected an absolute https URL (http for this machine only).`)
}

/** What is to be written in place of a scheme that is not taken: samples put the address of their server there. */
const remedyOf = (calls: Calls, url: URL | undefined): string =>
  url === undefined || !["http:", "https:", "ws:"].includes(url.protocol)
    ? ""
    : `: write ${url.protocol === "http:" && isLocal(calls, url) ? "ws" : "wss"}:// in place of ${url.protocol}//`

/** Refuses the address of a media socket that the service would not connect to: it must be wss, or ws to a local one. */
export const checkTransportUrl = (
  calls: Calls,
  context: RequestContext,
  field: string,
  value: string | undefined
): void => {
  if (value === undefined) return
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url?.protocol === "wss:" || (url?.protocol === "ws:" && isLocal(calls, url))) return
  throw invalidBody(
    context,
    `${field}: expected an absolute wss URL (ws for this machine only)${remedyOf(calls, url)}.`
  )
}

/** Refuses a word that Microsoft does not have: enums are open where it answers, not where it is asked. */
export const checkOneOf = (
  context: RequestContext,
  field: string,
  value: string | undefined,
  known: ReadonlyArray<string>
): void => {
  if (value !== undefined && !known.includes(value))
    throw invalidBody(context, `${field}: expected ${known.join(", ")}.`)
}

/** Whether a request that makes a leg names the Azure AI services that speak texts and recognize speech. */
export const namesAiServices = ({
  callIntelligenceOptions: options
}: Pick<(typeof createCall)["payload"]["Type"], "callIntelligenceOptions">): boolean =>
  (options?.cognitiveServicesEndpoint ?? "") !== ""

/** The headers that a request forwards, both kinds; `undefined` when there are none, for then IncomingCall has none, as recorded. */
export const customContextOf = (
  given: (typeof addParticipant)["payload"]["Type"]["customCallingContext"]
): CustomContext | undefined => {
  const { sipHeaders = {}, voipHeaders = {} } = given ?? {}
  return [sipHeaders, voipHeaders].every((headers) => Object.keys(headers).length === 0)
    ? undefined
    : { sipHeaders, voipHeaders }
}

/** Refuses to call a telephone without a caller id, or with one that the resource does not own. */
export const checkCallerId = (
  calls: Calls,
  context: RequestContext,
  parties: ReadonlyArray<CommunicationIdentifier>,
  callerId: string | undefined
): void => {
  const owned = calls.emulator.options.phoneNumbers
  if (callerId !== undefined && owned !== undefined && !owned.includes(callerId)) throw foreignCallerId(context)
  if (callerId === undefined && parties.some((party) => isPhone(party.rawId ?? "")))
    throw invalidBody(
      context,
      "sourceCallerIdNumber: expected a phone number of the resource to call phone numbers with."
    )
}
