/**
 * How a function of an operation whose body is bytes uses the client in the context: as any other operation, but that the body of the
 * request is what a field holds, or that the body of the answer becomes one.
 */
import type { CallOptions, Client } from "@effect-comms/core/Client"
import type { ClientOperation, Coding } from "@effect-comms/core/internal/ClientOperation"
import { Refused } from "@effect-comms/core/internal/ClientOperation"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Invoker from "@effect-comms/core/internal/Invoker"
import { type Transport, TransportError, type WireResponse } from "@effect-comms/core/Transport"
import { CurrentFlow } from "@effect-comms/core/internal/flow"
import * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { Chat } from "./client.ts"
import { madeWith } from "./madeWith.ts"

/** What one call sends in place of JSON, and what was answered. */
interface Call {
  body: Uint8Array | undefined
  headers: ReadonlyArray<string>
  response: WireResponse | undefined
}

/** The transport of one call. */
const transportOf = ({ transport }: Client<ApiVersion>, call: Call): Transport => ({
  send: (request, done) => {
    const { body, headers } = call
    const sent =
      body === undefined
        ? { ...request, headers: request.headers.map((text) => (text === "application/json" ? "*/*" : text)) }
        : { ...request, body, headers: [...request.headers, ...headers] }
    return transport.send(sent, (outcome) => {
      call.response = outcome instanceof TransportError ? undefined : outcome
      done(outcome)
    })
  }
})

const printable = /^[ -~]*$/

/** The fields of a written request: its bytes go to the call, and so do those that travel in headers. */
const taken = (operation: ClientOperation<never, unknown>, call: Call, written: unknown): Refused | undefined => {
  const fields = Object.entries(written ?? {})
  const named = new Map(operation.requestHeaders)
  const headers: Array<string> = []
  for (const [field, value] of fields) {
    const name = named.get(field)
    if (value instanceof Uint8Array) call.body = value
    else if (name !== undefined && typeof value === "string") {
      if (!printable.test(value)) return new Refused(field, "expected printable ASCII")
      headers.push(name, value)
    }
  }
  call.headers = headers
  return undefined
}

/** The answer as a record of its bytes and of what its headers say. */
const given = (response: WireResponse | undefined, headers: ReadonlyArray<readonly [string, string]>): unknown => {
  const record: Record<string, unknown> = { image: response?.bytes() }
  for (const [field, name] of headers) {
    const value = response?.header(name)
    if (value !== undefined) record[field] = value
  }
  return record
}

/** The codec of an operation for one call. */
const codingOf = <A>(operation: ClientOperation<never, A>, call: Call): Coding<A> => {
  const coding = operation.codec()
  if (operation.bytes === "request")
    return {
      ...coding,
      payload: (input, version) => {
        const written = coding.payload?.(input, version)
        if (written instanceof Refused) return written
        // An empty record stands for it: the transport has the bytes.
        return taken(operation, call, written) ?? {}
      }
    }
  return {
    ...coding,
    success: new Map(
      [...coding.success].map(([status, answer]) => [
        status,
        {
          ...answer,
          empty: true,
          decode: () => {
            try {
              return answer.decode(given(call.response, answer.headers))
            } catch (cause) {
              if (cause instanceof RangeError) return new Refused("image", cause.message)
              throw cause
            }
          }
        }
      ])
    )
  }
}

/** Performs an operation whose body is bytes. */
export const transfer = <I, A>(
  operation: ClientOperation<I, A>,
  input: I,
  options: CallOptions<ApiVersion> = {}
): Effect.Effect<A, CommunicationError, Chat> =>
  Chat.use((client) => {
    const { apiVersion: defaultVersion, credential, endpoint } = client
    const call: Call = { body: undefined, headers: [], response: undefined }
    const transport = transportOf(client, call)
    const { invoke } = Invoker.make({ endpoint, credential, transport, defaultVersion }, madeWith(client))
    const coding = codingOf(operation, call)
    const performed = invoke({ ...operation, codec: () => coding }, input, options)
    return Effect.flatMap(CurrentFlow, (flow) => flow.once(operation, performed))
  })
