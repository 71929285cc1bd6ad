/** The CloudEvents that the service sends to a callback, as contracts match them, and the reading of one. */
import { assert } from "@effect/vitest"
import * as Result from "effect/Result"
import { decodeResult, type EventName } from "../../src/events.ts"
import { callConnectionId } from "../support.ts"
import { pact, regex, type State, string, uuid } from "./provider.ts"
import { legId, someServerCallId } from "./values.ts"

type Matched = ReturnType<typeof regex>

export const correlationId = "7a659f11-202f-4a5d-8d0c-1c2c0e4c1d0b"

/** When something happened, to any precision and with any offset. */
export const time = (example: string): Matched =>
  regex("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$", example)

/** The same in the recorded form: the offset is always `+00:00`. */
export const recordedTime = (example: string): Matched =>
  regex("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?[+]00:00$", example)

/** An instant of the recordings. */
export const instant = "2025-09-01T06:35:08.5401757+00:00"

/** How an action ended; the words are not agreed on. */
export const result = (code: unknown, subCode: unknown, message: string) => ({
  resultInformation: { code, subCode, message: string(message) }
})

/** What an event is about; default the leg, at any offset. */
interface About {
  readonly source?: Matched
  readonly callConnectionId?: Matched
  readonly time?: Matched
  /** The version that the application speaks; default the newest. `unsaid` for an event with members recorded in another one. */
  readonly apiVersion?: string
}

const leg = regex("^calling/callConnections/[0-9a-f-]{36}$", `calling/callConnections/${callConnectionId}`)

/** A delivery of one event, whose data has members of its own before the ids. */
export const cloudEvent = (name: EventName, own: object, about: About = {}) => [
  {
    id: uuid("c3220fa3-79bd-473e-96a2-3ecb5be7d71f"),
    source: about.source ?? leg,
    type: `Microsoft.Communication.${name}`,
    data: {
      ...own,
      ...(about.apiVersion === "unsaid" ? {} : { version: about.apiVersion ?? "2026-03-12" }),
      callConnectionId: about.callConnectionId ?? legId,
      serverCallId: someServerCallId,
      correlationId: uuid(correlationId)
    },
    time: about.time ?? time(instant),
    specversion: "1.0",
    datacontenttype: "application/json",
    subject: about.source ?? leg
  }
]

/** Writes a message into the contract and decodes it as the application would. */
export const received = async (description: string, states: ReadonlyArray<State>, content: unknown) => {
  const interaction = pact.addAsynchronousInteraction()
  for (const { name, parameters } of states) interaction.given(name, parameters)
  const done = await interaction
    .expectsToReceive(description, (message) => {
      message.withJSONContent(content)
      message.withMetadata({ contentType: "application/json" })
    })
    .executeTest(async (message) => ({ result: await Promise.resolve(decodeResult(message.contents.content)) }))
  if (done === undefined || Result.isFailure(done.result)) return assert.fail("it is no batch")
  const [event, ...others] = done.result.success
  assert.strictEqual(others.length, 0)
  return event ?? assert.fail("it is empty")
}
