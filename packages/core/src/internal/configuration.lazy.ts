/**
 * Values of a program's configuration, as `configuration` has them, loaded with the first that is read.
 *
 * `effect/Config` brings `effect/Schema` with it, which takes as long to load as all else of a client. Bundlers take the other module: one
 * that loads another later would make them wrap every module of a program, for a kilobyte.
 */
import type { ConfigError } from "effect/Config"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"

const loaded = /* @__PURE__ */ Effect.promise(() => import("./configuration.ts"))

/** The text of this name; fails when there is none. */
export const text = (name: string): Effect.Effect<string, ConfigError> =>
  Effect.flatMap(loaded, (configuration) => configuration.text(name))

/** The secret of this name; fails when there is none. */
export const secret = (name: string): Effect.Effect<Redacted.Redacted, ConfigError> =>
  Effect.flatMap(loaded, (configuration) => configuration.secret(name))

/** The text of this name; nothing when there is none. */
export const textIfAny = (name: string): Effect.Effect<string | undefined, ConfigError> =>
  Effect.flatMap(loaded, (configuration) => configuration.textIfAny(name))

/** The secret of this name; nothing when there is none. */
export const secretIfAny = (name: string): Effect.Effect<Redacted.Redacted | undefined, ConfigError> =>
  Effect.flatMap(loaded, (configuration) => configuration.secretIfAny(name))
