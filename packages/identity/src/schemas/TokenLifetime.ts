import * as Schema from "effect/Schema"

/** How long a token is good, in minutes: 60 to 1440; the service takes 1440 when it is not said. */
export const TokenLifetime = /* @__PURE__ */ (() =>
  Schema.Int.check(
    Schema.isBetween(
      { minimum: 60, maximum: 1440 },
      { expected: "60 to 1440 minutes", description: "The lifetime of the token, in minutes; default 1440." }
    )
  ))()
