/** How long the invited one rings: as long as was asked for, from 0 to 180 s, else as long as a call would. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { callerId, callPhone, codeOf, makeRig, phone, resourceId, textAt, user } from "./support/Rig.ts"

const silent = user(`8:acs:${resourceId}_0f50d091-5bd3-448b-884d-44be7037d408`)
const silentPhone = phone("+14255550408")
const somebody = user(`8:acs:${resourceId}_3b3a5c9e-57f4-4f0a-9a5b-1d0c5ed0c0de`)

/** What the invitation of somebody ends as, after exactly so many milliseconds and not before. */
const endsAfter = Effect.fnUntraced(function* (participantToAdd: object, seconds: number | undefined, millis: number) {
  const rig = yield* makeRig()
  const id = yield* callPhone(rig)
  rig.forget()
  const asked = seconds === undefined ? {} : { invitationTimeoutInSeconds: seconds }
  const { status } = yield* rig.send(operations.addParticipant, {
    id,
    body: { participantToAdd, ...callerId, ...asked }
  })
  assert.strictEqual(status, 202)
  const failed = () => rig.eventsOf(id).filter(({ type }) => type === "AddParticipantFailed")
  if (millis > 0) {
    yield* rig.advance(millis - 1)
    assert.deepStrictEqual(failed(), [])
    yield* rig.advance(1)
  } else yield* rig.advance(0)
  assert.lengthOf(failed(), 1)
  return codeOf(failed()[0])
})

describe("invitationTimeoutInSeconds", () => {
  it.effect("of 180 lets somebody ring longer than a call would, of 1 shorter", () =>
    Effect.gen(function* () {
      for (const seconds of [1, 180]) {
        assert.strictEqual(yield* endsAfter(silent, seconds, seconds * 1000), "408/10057")
        assert.strictEqual(yield* endsAfter(silentPhone, seconds, seconds * 1000), "408/560408")
      }
    })
  )

  it.effect("of 0 fails at once, even of somebody who would answer", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* endsAfter(silent, 0, 0), "408/10057")
      assert.strictEqual(yield* endsAfter(somebody, 0, 0), "408/10057")
    })
  )

  it.effect("left out is 85 s for users and 115 s for telephones", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* endsAfter(silent, undefined, 85_000), "408/10057")
      assert.strictEqual(yield* endsAfter(silentPhone, undefined, 115_000), "408/560408")
    })
  )

  it.effect("beyond its bounds is 400 8523 and names the field; nobody rings", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      rig.forget()
      for (const invitationTimeoutInSeconds of [-1, 181]) {
        const { body, status } = yield* rig.send(operations.addParticipant, {
          id,
          body: { participantToAdd: silent, invitationTimeoutInSeconds }
        })
        assert.strictEqual(`${status} ${textAt(body, "error", "code")}`, "400 8523")
        assert.match(textAt(body, "error", "message"), /^invitationTimeoutInSeconds/)
      }
      yield* rig.advance(200_000)
      assert.deepStrictEqual(rig.posts, [])
    })
  )
})
