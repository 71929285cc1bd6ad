/**
 * Graph's notifications are read without a schema as the schemas of their resources read them: the same value, or the same refusal at the
 * same place in the same words. `DERIVED_VALUES` says how many values are drawn for each kind.
 */
import { decode, type Notification } from "@effect-comms/graph-calls/notifications"
import {
  Call,
  CommsNotifications,
  CommsOperation,
  ContentSharingSession,
  DeltaParticipants,
  Participant,
  ParticipantJoining,
  ParticipantLeft
} from "@effect-comms/graph-calls/schemas"
import { describe as describeIssue } from "@effect-comms/core/internal/Problem"
import { assert, describe, it } from "@effect/vitest"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { readFileSync } from "node:fs"
import { isDeepStrictEqual } from "node:util"
import { randomOf, valueOf } from "./values.ts"

const count = Number(process.env["DERIVED_VALUES"] ?? 200)
const callId = "57dab8b1-894c-409a-b240-bd8beae78896"
const call = `/communications/calls/${callId}`

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const json = (value: unknown): unknown => {
  const parsed: unknown = JSON.parse(JSON.stringify({ value }))
  return isObject(parsed) ? parsed["value"] : undefined
}

const plain = (value: unknown): unknown => {
  if (Redacted.isRedacted(value)) return { redacted: Redacted.value(value) }
  if (Array.isArray(value)) return value.map(plain)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, plain(one)]]))
  )
}

/** What was read of a resource, or where it was refused and what was expected. */
const readOf = (notification: Notification | undefined): unknown => {
  switch (notification?._tag) {
    case "Call":
      return notification.call
    case "Operation":
      return notification.operation
    case "Participants":
      return notification.participants
    case "ContentSharing":
      return notification.sessions
    case "ParticipantJoining":
      return notification.joining
    case "ParticipantLeft":
      return notification.left
    case "Invalid":
      return { refused: notification.error.path, expected: notification.error.expected }
    default:
      return notification
  }
}

const received = (resourceUrl: string, resourceData: unknown) => {
  const notification = { changeType: "updated", resourceUrl, resourceData }
  const text = JSON.stringify({ value: [notification] })
  const [one] = Result.getOrThrow(decode(text))
  return readOf(one)
}

const declared = <A>(
  schema: Schema.Codec<A, unknown>,
  data: unknown,
  read: (value: A) => unknown = (value) => value
) => {
  const decoded = Schema.decodeUnknownResult(schema)(data)
  if (Result.isSuccess(decoded)) return read(decoded.success)
  const { expected, field } = describeIssue(decoded.failure.issue, "value[0].resourceData")
  return { refused: field, expected }
}

interface Kind {
  readonly kind: string
  readonly schema: Schema.Codec<unknown, unknown>
  readonly url: string
  /** The members that make it of this kind. */
  readonly with: Readonly<Record<string, unknown>>
  readonly expected: (data: unknown) => unknown
}

const kinds: ReadonlyArray<Kind> = [
  {
    kind: "call",
    schema: Call,
    url: call,
    with: { "@odata.type": "#microsoft.graph.call" },
    expected: (data) => declared(Call, data)
  },
  {
    kind: "operation",
    schema: CommsOperation,
    url: `${call}/operations/1`,
    with: { "@odata.type": "#microsoft.graph.recordOperation" },
    expected: (data) => declared(CommsOperation, data)
  },
  {
    kind: "operation of a type that no schema names",
    schema: CommsOperation,
    url: `${call}/operations/1`,
    with: { "@odata.type": "#microsoft.graph.addLargeGalleryViewOperation" },
    expected: (data) => declared(CommsOperation, data)
  },
  {
    kind: "participant",
    schema: Participant,
    url: `${call}/participants/a`,
    with: { "@odata.type": "#microsoft.graph.participant" },
    expected: (data) => declared(Participant, data, (one) => [one])
  },
  {
    kind: "delta roster",
    schema: DeltaParticipants,
    url: `${call}/participants`,
    with: { "@odata.type": "#microsoft.graph.deltaParticipants" },
    expected: (data) => declared(DeltaParticipants, data, ({ participants }) => participants ?? [])
  },
  {
    kind: "session of content sharing",
    schema: ContentSharingSession,
    url: `${call}/contentSharingSessions/a`,
    with: { "@odata.type": "#microsoft.graph.contentSharingSession" },
    expected: (data) => declared(ContentSharingSession, data, (one) => [one])
  },
  {
    kind: "participant who joins under a policy",
    schema: ParticipantJoining,
    url: call,
    with: { "@odata.type": "#microsoft.graph.participantJoiningNotification" },
    expected: (data) => declared(ParticipantJoining, data)
  },
  {
    kind: "participant under a policy who left",
    schema: ParticipantLeft,
    url: call,
    with: { "@odata.type": "#microsoft.graph.participantLeftNotification" },
    expected: (data) => declared(ParticipantLeft, data)
  }
]

const agree = (ours: unknown, theirs: unknown, data: unknown): boolean => {
  if (!isDeepStrictEqual(plain(ours), plain(theirs)))
    assert.deepStrictEqual(plain(ours), plain(theirs), JSON.stringify(data))
  return !isObject(theirs) || !("refused" in theirs)
}

describe.each(kinds)("a notification of a $kind", ({ expected, schema, url, with: members }) => {
  it("is read as its schema reads it", () => {
    const random = randomOf(20260101)
    const { ast } = Schema.toEncoded(schema)
    let fitting = 0
    let refused = 0
    for (let i = 0; i < count; i++) {
      const drawn = json(valueOf(ast, { random, broken: i % 2 ? 0.03 : 0, given: false }))
      // An id that is empty or missing is taken from the address, which is not the schema's to say.
      const id = isObject(drawn) && (drawn["id"] ?? "") !== "" ? {} : { id: callId }
      const data = isObject(drawn) ? { ...drawn, ...members, ...id } : { ...members, ...id }
      if (agree(received(url, data), expected(data), data)) fitting++
      else refused++
    }
    assert.isAbove(fitting, count / 10)
    assert.isAbove(refused, count / 50)
  })
})

it("a whole roster is read as its schema reads it", () => {
  const random = randomOf(20260101)
  const { ast } = Schema.toEncoded(Schema.Array(Participant))
  let fitting = 0
  for (let i = 0; i < count; i++) {
    const data = json(valueOf(ast, { random, broken: i % 2 ? 0.02 : 0, given: false }))
    if (
      Array.isArray(data) &&
      agree(received(`${call}/participants`, data), declared(Schema.Array(Participant), data), data)
    )
      fitting++
  }
  assert.isAbove(fitting, count / 10)
})

/** What a notification of its kind is read as. */
const expectedOf = (notification: Notification): ((data: unknown) => unknown) => {
  const schemas: Readonly<Record<string, Schema.Codec<unknown, unknown>>> = {
    Call,
    Operation: CommsOperation,
    ContentSharing: Schema.Array(ContentSharingSession),
    ParticipantJoining,
    ParticipantLeft
  }
  if (notification._tag === "Participants" && notification.roster === "delta")
    return (data) => declared(DeltaParticipants, data, ({ participants }) => participants ?? [])
  return (data) => declared<unknown>(schemas[notification._tag] ?? Schema.Array(Participant), data)
}

it("the notifications of the contracts are read as their schemas read them", () => {
  const pact = new URL("../../pacts/effect-comms-graph-calls-microsoft-graph-calls.json", import.meta.url)
  const bodies = new Array<unknown>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (isObject(value)) {
      if (Schema.is(CommsNotifications)(value)) bodies.push(value)
      else Object.values(value).forEach(visit)
    }
  }
  visit(JSON.parse(readFileSync(pact, "utf8")))
  let compared = 0
  for (const body of bodies) {
    const { value } = Schema.decodeUnknownSync(CommsNotifications)(body)
    for (const [i, notification] of Result.getOrThrow(decode(body)).entries()) {
      const data = value[i]?.resourceData
      agree(readOf(notification), expectedOf(notification)(data), data)
      compared++
    }
  }
  assert.isAbove(compared, 3)
})
