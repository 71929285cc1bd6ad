/** Every code that the local cloud emits is one that has a name. */
import { describe as meaningOf, type ResultCodes } from "@effect-comms/call-automation/ResultCodes"
import { assert, describe, it } from "@effect/vitest"
import * as recognitionResults from "../../src/call-automation/events/recognitionResults.ts"
import * as results from "../../src/call-automation/events/results.ts"
import type { ResultInformation } from "../../src/call-automation/state/ResultInformation.ts"

const statuses = [403, 404, 408, 480, 486, 500, 603] as const
const parties = ["4:+14255550123", "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_0f50d091-5bd3-448b-884d-44be7037d9b9"]

const made: ReadonlyArray<ResultInformation> = [
  ...([5001, 5002, 7000] as const).map(results.endedByOthers),
  ...(["invalidFormat", "notFound", "empty"] as const).map(results.promptFailed),
  ...statuses.map(results.connectFailed),
  ...parties.flatMap((party) =>
    statuses.flatMap((status) => [
      results.attemptFailed(party, status),
      results.invitationFailed(party, status),
      results.transferFailed(party, status)
    ])
  ),
  ...parties.map(results.invitationCancelled),
  ...[true, false].map(results.endedByTelephone)
]

const isResult = (value: unknown): value is ResultCodes =>
  typeof value === "object" && value !== null && "code" in value && "subCode" in value

const groups = { ...results.streamingFailures, ...results.transcriptionFailures }
const constant = [results, recognitionResults, groups].flatMap((module: object) =>
  Object.entries(module).flatMap(([name, value]) => (isResult(value) ? [{ name, value }] : []))
)

describe("result codes", () => {
  it.each(constant)("$name", ({ value }) => {
    assert.isDefined(meaningOf(value))
  })

  it("of what depends on who was called, and on what could not be played", () => {
    assert.isAbove(made.length, 40)
    for (const result of made) assert.isDefined(meaningOf(result), `${result.code}/${result.subCode}`)
  })

  it("no function that gives results is left out", () => {
    const functions = Object.entries(results).filter(([, value]) => typeof value === "function")
    assert.sameMembers(
      functions.map(([name]) => name),
      [
        // Takes sub codes that have a name alone.
        "actionFailed",
        "attemptFailed",
        "connectFailed",
        "endedByOthers",
        "endedByTelephone",
        "invitationCancelled",
        "invitationFailed",
        "promptFailed",
        "transferFailed",
        // A text alone.
        "unprepared"
      ]
    )
  })
})
