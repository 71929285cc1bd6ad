/** What of Identity outlives the process: the users, and who may use the resource with Teams Phone extensibility. */
import { TeamsExtensionAssignmentResponse } from "@effect-comms/identity/operations"
import * as Schema from "effect/Schema"
import type { Persistence } from "../service/Persistence.ts"
import type { Assignments } from "./state/Assignments.ts"
import type { Users } from "./state/Users.ts"

const Saved = Schema.Struct({
  users: Schema.Array(
    Schema.Struct({
      id: Schema.String,
      customId: Schema.optionalKey(Schema.String),
      lastTokenIssuedAt: Schema.optionalKey(Schema.Number)
    })
  ),
  assignments: Schema.Array(TeamsExtensionAssignmentResponse)
})
const encode = Schema.encodeSync(Saved)
const decode = Schema.decodeUnknownSync(Saved)

/** Keeps the users and the assignments. */
export const persistence = (users: Users, assignments: Assignments): Persistence => ({
  name: "identity",
  save: () =>
    encode({
      users: users.save().map(({ customId, id, lastTokenIssuedAt }) => ({
        id,
        ...(customId === undefined ? {} : { customId }),
        ...(lastTokenIssuedAt === undefined ? {} : { lastTokenIssuedAt })
      })),
      assignments: assignments.all()
    }),
  restore: (saved) => {
    const kept = decode(saved)
    users.restore(kept.users.map(({ customId, id, lastTokenIssuedAt }) => ({ id, customId, lastTokenIssuedAt })))
    for (const assignment of kept.assignments) assignments.set(assignment)
    return undefined
  }
})
