/** How a function of a list uses the client in the context; Graph writes the link to the next page as `@odata.nextLink`. */
import type { CallOptions } from "@effect-comms/core/Client"
import { type Answer, type ClientOperation, Refused } from "@effect-comms/core/internal/ClientOperation"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Paging from "@effect-comms/core/internal/Paging"
import type * as Stream from "effect/Stream"
import type { ApiVersion } from "../ApiVersion.ts"
import { GraphCalls } from "./client.ts"

/** One page as Graph writes it. */
interface Page<T> {
  readonly value: ReadonlyArray<T>
  readonly "@odata.nextLink"?: string | undefined
}

const paged = <T>({ decode, ...answer }: Answer<Page<T>>): Answer<Paging.Page<T>> => ({
  ...answer,
  decode: (body) => {
    const page = decode(body)
    return page instanceof Refused ? page : { value: page.value, nextLink: page["@odata.nextLink"] }
  }
})

const withLinks = <I, T>(operation: ClientOperation<I, Page<T>>): ClientOperation<I, Paging.Page<T>> => {
  const coding = operation.codec()
  const success = new Map([...coding.success].map(([status, answer]) => [status, paged(answer)]))
  return { ...operation, codec: () => ({ ...coding, success }) }
}

/** The items of a list; pages are loaded as they are asked for. */
export const pages = <I, T>(
  operation: ClientOperation<I, Page<T>>,
  input: I,
  options?: CallOptions<ApiVersion>
): Stream.Stream<T, CommunicationError, GraphCalls> => Paging.stream(GraphCalls, withLinks(operation), input, options)
