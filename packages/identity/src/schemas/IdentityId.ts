import * as Schema from "effect/Schema"

/** The raw id of an ACS user, `8:acs:{resource}_{user}`. */
export const IdentityId = Schema.String.annotate({
  identifier: "IdentityId",
  description: "The raw id of the user, `8:acs:{resource}_{user}`."
})
