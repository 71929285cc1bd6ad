/** The states of Identity's contract. */
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as Schema from "effect/Schema"
import { given, plain, refuses, type States } from "./State.ts"

const Identity = Schema.Struct({ id: Schema.String })

export const identity: States = {
  "an identity": given(Identity, async (provider, { id }) => {
    await provider.user(id)
  }),
  "the identity was deleted": given(Identity, async (provider, { id }) => {
    await provider.run(CommunicationIdentity.delete({ id: await provider.user(id) }))
  }),
  // The id of the contract names a resource that the local cloud is not.
  "the identity belongs to another resource": given(Identity, async ({ aliases }, { id }) => {
    aliases.add(id, id)
  }),
  "an Entra principal": given(
    Schema.Struct({ tenantId: Schema.String, objectId: Schema.String }),
    async ({ next }, principal) => {
      next.principal = principal
    }
  ),
  "the access key is wrong": plain(({ next }) => {
    next.credential = "wrong"
  }),
  "the caller is not allowed": refuses(403),
  "too many requests": refuses(429),
  "the service fails": refuses(500)
}
