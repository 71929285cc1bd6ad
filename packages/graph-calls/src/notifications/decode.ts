/**
 * Reads what Graph posts to a callback: every change of the body, typed by what changed.
 *
 * It never throws and drops nothing: what it has no type for is kept as `Unknown`, what it cannot read as `Invalid` with the path of
 * what is wrong. Only a body that is not Graph's at all is an error. It verifies nothing.
 */
import * as Problem from "@effect-comms/core/internal/Problem"
import * as Redaction from "@effect-comms/core/internal/Redaction"
import * as WebhookBody from "@effect-comms/core/internal/WebhookBody"
import * as Codec from "@effect-comms/core/internal/Codec"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as codecs from "../generated/codecs.ts"
import type { Call, CommsOperation, DeltaParticipants, Participant } from "../generated/models.ts"
import { type Envelope, type InvalidNotification, type Notification, NotificationDecodeError } from "./Notification.ts"
import { canonicalId, parse, type Resource } from "./resourceUrl.ts"

const readCall = /* @__PURE__ */ Codec.reader<Call>(codecs.Call)
const readOperation = /* @__PURE__ */ Codec.reader<CommsOperation>(codecs.CommsOperation)
const readParticipant = /* @__PURE__ */ Codec.reader<Participant>(codecs.Participant)
const readDelta = /* @__PURE__ */ Codec.reader<DeltaParticipants>(codecs.DeltaParticipants)

type Json = Record<string, unknown>

const isRecord = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

// Without a stack: there may be one for each change of a body.
const failed = (path: string, expected: string, tooLarge = false) =>
  Problem.stackless(() => new NotificationDecodeError({ path, expected, tooLarge }))

/** Reads a body: a string, its bytes, or the JSON that a framework made of it. */
export const decode = (
  body: unknown,
  limits?: WebhookBody.Limits
): Result.Result<ReadonlyArray<Notification>, NotificationDecodeError> => {
  const parsed = WebhookBody.parse(body, limits)
  if (Result.isFailure(parsed)) return Result.fail(failed("", parsed.failure.expected, parsed.failure.tooLarge))
  const json = parsed.success
  if (!isRecord(json)) return Result.fail(failed("", "expected an object with an array value"))
  const { value } = json
  if (!Array.isArray(value)) return Result.fail(failed("value", "expected an array"))
  const tooMany = WebhookBody.tooMany(value.length, limits)
  if (tooMany !== undefined) return Result.fail(failed("value", tooMany.expected, true))
  const parsedAlready = json === body
  return Result.succeed(value.map((item: unknown, index) => decodeOne(item, index, parsedAlready)))
}

const invalid = (error: NotificationDecodeError, callId: string | undefined, raw: unknown): InvalidNotification => ({
  _tag: "Invalid",
  error,
  callId,
  raw: Redacted.make(raw)
})

const decodeOne = (item: unknown, index: number, parsed: boolean): Notification => {
  const decoded = decodeItem(item, index)
  // What a program made is not always what JSON would be: a key may be there whose value is undefined.
  const plain = parsed && decoded._tag === "Invalid" ? WebhookBody.asJson(item) : undefined
  if (plain === undefined) return decoded
  const again = decodeItem(plain, index)
  return again._tag === "Invalid" ? decoded : again
}

const decodeItem = (item: unknown, index: number): Notification => {
  if (!isRecord(item)) return invalid(failed(`value[${index}]`, "expected an object"), undefined, item)
  const { changeType, resourceData } = item
  const url = item["resourceUrl"] ?? item["resource"]
  const resource = typeof url === "string" ? parse(url) : undefined
  const callId = resource?.callId === undefined ? undefined : canonicalId(resource.callId)
  const expected = (field: string, what: string) => invalid(failed(`value[${index}].${field}`, what), callId, item)
  if (typeof changeType !== "string") return expected("changeType", "expected a string")
  if (typeof url !== "string" || resource === undefined) return expected("resourceUrl", "expected a string")

  const kind = kindOf(resourceData, resource)
  if (kind === undefined) {
    const type = typeOf(resourceData)
    return { _tag: "Unknown", changeType, resourceUrl: url, callId, type, resourceData, raw: item }
  }
  const id = callId ?? (kind === "call" ? idOf(resourceData) : undefined)
  if (id === undefined) return expected("resourceUrl", "expected the URL of a call")
  const read = readers[kind](resourceData, { changeType, resourceUrl: url, callId: id }, resource)
  if ("_tag" in read) return read
  const { expected: what, field } = Codec.below(`value[${index}].resourceData${read.at}`, read.failure)
  return invalid(failed(Redaction.maskShort(field), what), callId, item)
}

type Kind = "call" | "operation" | "participant" | "delta" | "roster"

const typeOf = (data: unknown): string | undefined => {
  const type = isRecord(data) ? data["@odata.type"] : undefined
  return typeof type === "string" ? type : undefined
}

const idOf = (data: unknown): string | undefined =>
  isRecord(data) && typeof data["id"] === "string" && data["id"] !== "" ? canonicalId(data["id"]) : undefined

/** Whether the id of a resource is to be taken from its address; one that is no text is wrong instead. */
const lacksId = (data: unknown): data is Json | null | undefined =>
  data === undefined || data === null || (isRecord(data) && (data["id"] ?? "") === "")

const prefix = "#microsoft.graph."

/** The name of a type without its namespace, which some write in another case or without the `#`. */
const nameOf = (type: string | undefined): string | undefined =>
  type?.startsWith(prefix) === true ? type.slice(prefix.length) : type?.replace(/^#?microsoft\.graph\./i, "")

const kindOf = (data: unknown, { id, kind }: Resource): Kind | undefined => {
  if (Array.isArray(data)) return kind === "participants" ? "roster" : undefined
  const type = nameOf(typeOf(data))
  if (type === undefined) {
    if (data !== undefined && data !== null && !isRecord(data)) return undefined
    if (kind === "participants") return id === undefined ? undefined : "participant"
    return kind === "other" ? undefined : kind
  }
  if (type === "call") return "call"
  if (type === "participant") return "participant"
  if (type === "deltaParticipants") return "delta"
  return type.endsWith("Operation") ? "operation" : undefined
}

/** A notification, or what does not fit and where in the resource it was read. */
type Read = Notification | { readonly failure: Codec.ValidationFailure; readonly at: string }

const unreadable = (failure: Codec.ValidationFailure, at = ""): Read => ({ failure, at })

const readers: Record<Kind, (data: unknown, envelope: Envelope, resource: Resource) => Read> = {
  call: (data, { callId, changeType, resourceUrl }) => {
    // Deleted calls often come without an id, and at times without anything.
    const call = readCall(lacksId(data) ? { ...data, id: callId } : data)
    return call instanceof Codec.ValidationFailure
      ? unreadable(call)
      : { _tag: "Call", changeType, resourceUrl, callId, call }
  },
  operation: (data, { callId, changeType, resourceUrl }, { id }) => {
    const operation = readOperation(data ?? {})
    if (operation instanceof Codec.ValidationFailure) return unreadable(operation)
    const operationId = idOf(data) ?? (id === undefined ? undefined : canonicalId(id))
    return { _tag: "Operation", changeType, resourceUrl, callId, operationId, operation }
  },
  participant: (data, envelope) => {
    const participant = readParticipant(data ?? {})
    if (participant instanceof Codec.ValidationFailure) return unreadable(participant)
    return roster(envelope, "delta", [participant], participant.rosterSequenceNumber)
  },
  delta: (data, envelope) => {
    const delta = readDelta(data)
    if (delta instanceof Codec.ValidationFailure) return unreadable(delta)
    return roster(envelope, "delta", delta.participants ?? [], delta.sequenceNumber)
  },
  roster: (data, envelope) => {
    const participants: Array<Participant> = []
    for (const item of Array.isArray(data) ? data : []) {
      const participant = readParticipant(item)
      if (participant instanceof Codec.ValidationFailure) return unreadable(participant, `[${participants.length}]`)
      participants.push(participant)
    }
    return roster(envelope, "full", participants, undefined)
  }
}

const roster = (
  { callId, changeType, resourceUrl }: Envelope,
  kind: "full" | "delta",
  participants: ReadonlyArray<Participant>,
  sequenceNumber: number | undefined
): Notification => ({
  _tag: "Participants",
  changeType,
  resourceUrl,
  callId,
  roster: kind,
  participants,
  sequenceNumber,
  stale: false
})
