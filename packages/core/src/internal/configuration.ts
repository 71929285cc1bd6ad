/**
 * Values of a program's configuration, by `effect/Config`: what bundlers take, which leave it out where nothing is read.
 *
 * A runtime that loads modules as they are takes `configuration.lazy` under the same name.
 */
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Redacted from "effect/Redacted"

/** The text of this name; fails when there is none. */
export const text = (name: string): Effect.Effect<string, Config.ConfigError> => Config.String(name)

/** The secret of this name; fails when there is none. */
export const secret = (name: string): Effect.Effect<Redacted.Redacted, Config.ConfigError> => Config.Redacted(name)

/** The text of this name; nothing when there is none. */
export const textIfAny = (name: string): Effect.Effect<string | undefined, Config.ConfigError> =>
  Effect.map(Config.option(Config.String(name)), Option.getOrUndefined)

/** The secret of this name; nothing when there is none. */
export const secretIfAny = (name: string): Effect.Effect<Redacted.Redacted | undefined, Config.ConfigError> =>
  Effect.map(Config.option(Config.Redacted(name)), Option.getOrUndefined)
