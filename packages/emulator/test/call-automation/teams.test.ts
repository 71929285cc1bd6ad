/** Teams users, apps and phone extension users, who are called, invited and transferred to as scripted parties. */
import * as operations from "@effect-comms/call-automation/operations"
import {
  type CommunicationIdentifier,
  microsoftTeamsApp,
  microsoftTeamsUser,
  teamsExtensionUser
} from "@effect-comms/core/CommunicationIdentifier"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  callbackUri,
  callerId,
  callPhone,
  codeOf,
  makeRig,
  objectAt,
  phone,
  resourceId,
  rosterOf,
  textAt,
  typesOf
} from "./support/Rig.ts"

const tenantId = "6f0a3e5b-77d1-4f0c-9f4e-2a7f6f2a1c11"
const id = (ending: string) => `5ba27f5d-1d22-4f2b-b0a5-3a9a2f6f7${ending}`
/** Each kind, by the last three digits of its id. */
const kinds: ReadonlyArray<readonly [name: string, make: (ending: string) => CommunicationIdentifier]> = [
  ["a Teams user", (ending) => microsoftTeamsUser(id(ending))],
  ["a Teams app", (ending) => microsoftTeamsApp(id(ending))],
  [
    "a Teams phone extension user",
    (ending) => teamsExtensionUser({ userId: id(ending), tenantId, resourceId: `${resourceId.slice(0, -3)}${ending}` })
  ]
]
const rawIdOf = ({ rawId }: CommunicationIdentifier): string => rawId ?? assert.fail("no raw id")

describe("a call", () => {
  for (const [name, make] of kinds)
    it.effect(`to ${name} needs no caller id and is answered, also while somebody is subscribed`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const { body, status } = yield* rig.send(operations.createCall, {
          body: { targets: [make("1ab")], source: { id: alice }, callbackUri }
        })
        assert.strictEqual(status, 201)
        yield* rig.advance(1000)
        const leg = textAt(body, "callConnectionId")
        assert.deepStrictEqual(typesOf(rig, leg), ["ParticipantsUpdated", "CallConnected"])
        assert.hasAllKeys(rosterOf(rig.eventsOf(leg)[0]), [alice, rawIdOf(make("1ab"))])
        assert.deepStrictEqual(rig.published, [])
      })
    )

  it.effect("to a group of all kinds connects with the first and takes the others in", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const parties = kinds.map(([, make]) => make("1ab"))
      const { body } = yield* rig.send(operations.createCall, {
        body: { targets: [...parties, phone("+14255550123")], source: { id: alice }, callbackUri, ...callerId }
      })
      yield* rig.advance(1000)
      const leg = textAt(body, "callConnectionId")
      assert.strictEqual(rig.eventsOf(leg).filter(({ type }) => type === "CallConnected").length, 1)
      assert.hasAllKeys(rosterOf(rig.eventsOf(leg).at(-1)), [alice, "4:+14255550123", ...parties.map(rawIdOf)])
    })
  )

  it.effect("to a group with a telephone needs a caller id", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { body, status } = yield* rig.send(operations.createCall, {
        body: { targets: [microsoftTeamsUser(id("1ab")), phone("+14255550123")], callbackUri }
      })
      assert.strictEqual(`${status} ${textAt(body, "error", "code")}`, "400 8523")
      assert.match(textAt(body, "error", "message"), /^sourceCallerIdNumber/)
    })
  )
})

describe("an invitation", () => {
  for (const [name, make] of kinds)
    it.effect(`of ${name} is accepted, declined, and not answered for 85 s`, () =>
      Effect.gen(function* () {
        for (const [ending, millis, type, code] of [
          ["1ab", 1000, "AddParticipantSucceeded", "200/0"],
          ["603", 1000, "AddParticipantFailed", "603/0"],
          ["408", 85_000, "AddParticipantFailed", "408/10057"]
        ] as const) {
          const rig = yield* makeRig()
          const leg = yield* callPhone(rig)
          rig.forget()
          yield* rig.send(operations.addParticipant, { id: leg, body: { participantToAdd: make(ending) } })
          yield* rig.advance(millis)
          const ended = rig.eventsOf(leg).find((event) => event.type === type)
          assert.strictEqual(codeOf(ended), code)
          assert.strictEqual(textAt(ended, "data", "participant", "rawId"), rawIdOf(make(ending)))
        }
      })
    )
})

describe("a transfer", () => {
  for (const [name, make] of kinds)
    it.effect(`to ${name} is accepted, declined, and not answered for 60 s`, () =>
      Effect.gen(function* () {
        for (const [ending, millis, types, code] of [
          ["1ab", 1000, ["CallTransferAccepted", "CallDisconnected"], "200/0"],
          ["603", 1000, ["CallTransferFailed"], "603/0"],
          ["408", 60_000, ["CallTransferFailed"], "408/10057"]
        ] as const) {
          const rig = yield* makeRig()
          const leg = yield* callPhone(rig)
          rig.forget()
          yield* rig.send(operations.transferToParticipant, { id: leg, body: { targetParticipant: make(ending) } })
          yield* rig.advance(millis - 1)
          if (millis === 60_000) assert.deepStrictEqual(rig.posts, [])
          yield* rig.advance(1)
          assert.deepStrictEqual(typesOf(rig, leg), types)
          assert.strictEqual(codeOf(rig.eventsOf(leg)[0]), code)
          if (code === "200/0")
            assert.strictEqual(textAt(rig.eventsOf(leg)[0], "data", "transferTarget", "rawId"), rawIdOf(make(ending)))
        }
      })
    )
})

describe("a version", () => {
  it.effect("before Teams apps or phone extension users refuses them and names the field", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const leg = yield* callPhone(rig)
      for (const [index, version, field] of [
        [1, "2023-10-15", "microsoftTeamsApp"],
        [2, "2024-09-15", "teamsExtensionUser"]
      ] as const) {
        const target = kinds[index]?.[1]("1ab")
        for (const [operation, name, body] of [
          [operations.createCall, "targets[0]", { targets: [target], callbackUri }],
          [operations.addParticipant, "participantToAdd", { participantToAdd: target }],
          [operations.transferToParticipant, "targetParticipant", { targetParticipant: target }]
        ] as const) {
          const answer = yield* rig.send(operation, { id: leg, version, body })
          assert.strictEqual(answer.status, 400)
          const { code, message } = objectAt(answer.body, "error")
          assert.strictEqual(code, "8523")
          assert.strictEqual(message, `${name}.${field}: the API version ${version} does not have it.`)
        }
      }
    })
  )
})
