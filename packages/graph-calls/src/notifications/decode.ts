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
import type {
  Call,
  CommsOperation,
  ContentSharingSession,
  DeltaParticipants,
  Participant,
  ParticipantJoining,
  ParticipantLeft
} from "../generated/models.ts"
import { type Envelope, type InvalidNotification, type Notification, NotificationDecodeError } from "./Notification.ts"
import { canonicalId, parse, type Resource } from "./resourceUrl.ts"

const readCall = /* @__PURE__ */ Codec.reader<Call>(codecs.Call)
const readOperation = /* @__PURE__ */ Codec.reader<CommsOperation>(codecs.CommsOperation)
const readParticipant = /* @__PURE__ */ Codec.reader<Participant>(codecs.Participant)
const readDelta = /* @__PURE__ */ Codec.reader<DeltaParticipants>(codecs.DeltaParticipants)
const readSession = /* @__PURE__ */ Codec.reader<ContentSharingSession>(codecs.ContentSharingSession)
const readJoining = /* @__PURE__ */ Codec.reader<ParticipantJoining>(codecs.ParticipantJoining)
const readLeft = /* @__PURE__ */ Codec.reader<ParticipantLeft>(codecs.ParticipantLeft)

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
    return { _tag: "Unknown", changeType, resourceUrl: url, callId, type, resourceData, raw: Redacted.make(item) }
  }
  const id = callId ?? (kind === "call" ? idOf(resourceData) : ofPolicy(kind) ? idOf(callIn(resourceData)) : undefined)
  if (id === undefined) return expected("resourceUrl", "expected the URL of a call")
  const envelope = { changeType, resourceUrl: url, callId: id, raw: Redacted.make<unknown>(item) }
  const read = readers[kind](resourceData, envelope, resource)
  if ("_tag" in read) return read
  const { expected: what, field } = Codec.below(`value[${index}].resourceData${read.at}`, read.failure)
  return invalid(failed(Redaction.maskShort(field), what), callId, item)
}

type Kind = "call" | "operation" | "participant" | "delta" | "roster" | "sessions" | "joining" | "left"

const ofPolicy = (kind: Kind): boolean => kind === "joining" || kind === "left"

const callIn = (data: unknown): unknown => (isRecord(data) ? data["call"] : undefined)

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

/** Kinds by the names of their types. */
const kinds: Readonly<Record<string, Kind>> = {
  call: "call",
  participant: "participant",
  deltaParticipants: "delta",
  contentSharingSession: "sessions",
  participantJoiningNotification: "joining",
  participantLeftNotification: "left"
}

/** Lists are of what their address names, or else of what their first is: rosters have come at the address of an invitation. */
const kindOfList = ([first]: ReadonlyArray<unknown>, { kind }: Resource): Kind | undefined => {
  if (kind === "participants") return "roster"
  if (kind === "contentSharingSessions") return "sessions"
  const type = nameOf(typeOf(first))
  return type === "participant" ? "roster" : type === "contentSharingSession" ? "sessions" : undefined
}

const kindOf = (data: unknown, resource: Resource): Kind | undefined => {
  if (Array.isArray(data)) return kindOfList(data, resource)
  const { id, kind } = resource
  const type = nameOf(typeOf(data))
  if (type !== undefined) {
    if (Object.hasOwn(kinds, type)) return kinds[type]
    return type.endsWith("Operation") ? "operation" : undefined
  }
  if (data !== undefined && data !== null && !isRecord(data)) return undefined
  if (kind === "participants") return id === undefined ? undefined : "participant"
  if (kind === "contentSharingSessions") return id === undefined ? undefined : "sessions"
  return kind === "other" ? undefined : kind
}

/** A notification, or what of the resource could not be read. */
type Read = Notification | Unreadable

/** What does not fit, and where. */
interface Unreadable {
  readonly failure: Codec.ValidationFailure
  readonly at: string
}

const unreadable = (failure: Codec.ValidationFailure, at = ""): Unreadable => ({ failure, at })

const readers: Record<Kind, (data: unknown, envelope: Envelope, resource: Resource) => Read> = {
  call: (data, envelope) => {
    // Deleted calls often come without an id, and at times without anything.
    const call = readCall(lacksId(data) ? { ...data, id: envelope.callId } : data)
    return call instanceof Codec.ValidationFailure ? unreadable(call) : { _tag: "Call", ...envelope, call }
  },
  operation: (data, envelope, { id }) => {
    const operation = readOperation(data ?? {})
    if (operation instanceof Codec.ValidationFailure) return unreadable(operation)
    const operationId = idOf(data) ?? (id === undefined ? undefined : canonicalId(id))
    return { _tag: "Operation", ...envelope, operationId, operation }
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
    const participants = readAll(data, readParticipant)
    return "failure" in participants ? participants : roster(envelope, "full", participants, undefined)
  },
  sessions: (data, envelope, { id }) => {
    if (!Array.isArray(data)) {
      // One session alone often comes without anything but its address.
      const session = readSession(lacksId(data) ? { ...data, id } : data)
      return session instanceof Codec.ValidationFailure
        ? unreadable(session)
        : { _tag: "ContentSharing", ...envelope, sessions: [session] }
    }
    const sessions = readAll(data, readSession)
    return "failure" in sessions ? sessions : { _tag: "ContentSharing", ...envelope, sessions }
  },
  joining: (data, envelope) => {
    const joining = readJoining(data)
    return joining instanceof Codec.ValidationFailure
      ? unreadable(joining)
      : { _tag: "ParticipantJoining", ...envelope, joining }
  },
  left: (data, envelope) => {
    const left = readLeft(data)
    return left instanceof Codec.ValidationFailure ? unreadable(left) : { _tag: "ParticipantLeft", ...envelope, left }
  }
}

/** Reads a list, or says which of it does not fit. */
const readAll = <A>(
  data: unknown,
  read: (item: unknown) => A | Codec.ValidationFailure
): ReadonlyArray<A> | Unreadable => {
  const all: Array<A> = []
  for (const item of Array.isArray(data) ? data : []) {
    const one = read(item)
    if (one instanceof Codec.ValidationFailure) return unreadable(one, `[${all.length}]`)
    all.push(one)
  }
  return all
}

const roster = (
  envelope: Envelope,
  kind: "full" | "delta",
  participants: ReadonlyArray<Participant>,
  sequenceNumber: number | undefined
): Notification => ({ _tag: "Participants", ...envelope, roster: kind, participants, sequenceNumber, stale: false })
