/** The states of Identity's contract. */
import * as Schema from "effect/Schema"
import { given, plain, refuses, type States } from "./State.ts"

export const identity: States = {
  "a resource": plain(() => undefined),
  "an identity": given(Schema.Struct({ id: Schema.String }), async (provider, { id }) => {
    await provider.user(id)
  }),
  "the access key is wrong": plain(({ next }) => {
    next.credential = "wrong"
  }),
  "the caller is not allowed": refuses(403),
  "too many requests": refuses(429),
  "the service fails": refuses(500)
}
