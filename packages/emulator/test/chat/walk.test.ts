/** Random walks: whatever is added, updated and removed, a thread has the members that a list of plain objects has. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { begin, listAt, textAt } from "../identity/support/wire.ts"
import { cloud, pathOf, user } from "./support/users.ts"

const Who = Schema.Literals([0, 1, 2, 3])
const Fields = Schema.Struct({
  displayName: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(20))),
  shareHistoryTime: Schema.optionalKey(Schema.Literals(["1970-01-01T00:00:00Z", "2026-03-14T09:26:53.1234567Z"])),
  roleIds: Schema.optionalKey(Schema.Array(Schema.String.check(Schema.isMaxLength(10))).check(Schema.isMaxLength(3)))
})
const Step = Schema.Struct({ act: Schema.Literals(["add", "update", "remove"]), by: Who, who: Who, fields: Fields })
const Walk = Schema.Array(Step).check(Schema.isMaxLength(30))

const preview = "?api-version=2021-10-01-preview7"
const local = cloud()

describe("a random walk", () => {
  it.effect.prop("keeps the members of the model, and refuses who is none", [Walk], ([steps]) =>
    Effect.gen(function* () {
      yield* begin
      const users = [yield* user, yield* user, yield* user, yield* user]
      const [creator] = users
      assert(creator !== undefined)
      const body = { topic: "t" }
      const created = yield* creator.send({ method: "POST", path: `/chat/threads${preview}`, body })
      const path = `${pathOf(textAt(created.body, "chatThread", "id"))}/participants`
      const model = new Map<string, object>([[creator.id, { shareHistoryTime: "1970-01-01T00:00:00Z" }]])

      for (const { act, by, fields, who } of steps) {
        const [actor, other] = [users[by], users[who]]
        assert(actor !== undefined && other !== undefined)
        const known = model.get(other.id)
        const participant = { ...other.identifier, ...fields }
        const sent =
          act === "add"
            ? { participants: [participant] }
            : act === "update"
              ? participant
              : other.identifier.communicationIdentifier
        const { status } = yield* actor.send({ method: "POST", path: `${path}/:${act}${preview}`, body: sent })
        const right = act === "add" ? 201 : known === undefined ? 404 : 204
        assert.strictEqual(status, model.has(actor.id) ? right : 403)
        if (status === 201 && known === undefined)
          model.set(other.id, { shareHistoryTime: "1970-01-01T00:00:00Z", ...fields })
        if (status === 204 && act === "update") model.set(other.id, { ...known, ...fields })
        if (status === 204 && act === "remove") model.delete(other.id)
      }

      for (const { id, send } of users) {
        const answer = yield* send({ method: "GET", path: `${path}${preview}` })
        if (!model.has(id)) assert.strictEqual(answer.status, 403)
        else
          assert.deepStrictEqual(
            listAt(answer.body, "value"),
            [...model].map(([rawId, fields]) => ({
              communicationIdentifier: { rawId, communicationUser: { id: rawId } },
              ...fields
            }))
          )
      }
    }).pipe(Effect.provide(local))
  )
})
