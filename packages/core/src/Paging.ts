/**
 * Lists as streams: pages load as they are asked for, by the absolute `nextLink` that the service gives.
 */
import type { NonEmptyReadonlyArray } from "effect/Array"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import type * as Pull from "effect/Pull"
import * as Stream from "effect/Stream"
import type { CallOptions, Client } from "./Client.ts"
import type { CommunicationError } from "./CommunicationError.ts"
import type { ClientOperation } from "./ClientOperation.ts"

/** One page as Microsoft writes it; the last has no link. */
export interface Page<T> {
  readonly value: ReadonlyArray<T>
  readonly nextLink?: string | undefined
}

const over = /* @__PURE__ */ Cause.done()

/** Reads page after page; ends after the last. */
const pull = <I, T, V extends string>(
  client: Client<V>,
  operation: ClientOperation<I, Page<T>>,
  input: I,
  options: CallOptions<V> | undefined
): Pull.Pull<NonEmptyReadonlyArray<T>, CommunicationError> => {
  let link: string | undefined
  let isOver = false
  const read = ({ nextLink, value }: Page<T>): Pull.Pull<NonEmptyReadonlyArray<T>, CommunicationError> => {
    link = nextLink
    isOver = link === undefined
    return isNonEmpty(value) ? Effect.succeed(value) : next
  }
  const next: Pull.Pull<NonEmptyReadonlyArray<T>, CommunicationError> = Effect.suspend(() =>
    isOver
      ? over
      : Effect.flatMap(
          link === undefined ? client.invoke(operation, input, options) : client.follow(operation, link, options),
          read
        )
  )
  return next
}

const isNonEmpty = <T>(items: ReadonlyArray<T>): items is NonEmptyReadonlyArray<T> => items.length > 0

/** Every item of a list, page by page, by a client or by that of the context. */
export const stream = <I, T, V extends string, R = never>(
  client: Client<V> | Effect.Effect<Client<V>, never, R>,
  operation: ClientOperation<I, Page<T>>,
  input: I,
  options?: CallOptions<V>
): Stream.Stream<T, CommunicationError, R> =>
  Stream.fromPull(
    Effect.map(Effect.isEffect(client) ? client : Effect.succeed(client), (client) =>
      pull(client, operation, input, options)
    )
  )
