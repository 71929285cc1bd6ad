/**
 * Lists as streams: pages load as they are asked for, by the absolute `nextLink` that the service gives.
 */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import type { CallOptions, Client } from "./Client.ts"
import type { CommunicationError } from "./CommunicationError.ts"
import type { ClientOperation } from "./ClientOperation.ts"

/** One page as Microsoft writes it; the last has no link. */
export interface Page<T> {
  readonly value: ReadonlyArray<T>
  readonly nextLink?: string | undefined
}

/** Every item of a list, page by page. */
export const stream = <I, T, V extends string>(
  client: Client<V>,
  operation: ClientOperation<I, Page<T>>,
  input: I,
  options?: CallOptions<V>
): Stream.Stream<T, CommunicationError> => {
  const first: string | undefined = undefined
  return Stream.paginate<string | undefined, T, CommunicationError>(first, (link) =>
    Effect.map(
      link === undefined ? client.invoke(operation, input, options) : client.follow(operation, link, options),
      (page) => [page.value, page.nextLink === undefined ? Option.none() : Option.some(page.nextLink)]
    )
  )
}
