/**
 * Provider states: what has to be so before an interaction, by a name and parameters. `contracts/src/verification/states` brings them about.
 *
 * Two of them are the same for every service, so that no operation needs a state of its own that says that it was performed.
 */

/** A JSON value. */
export type Json = string | number | boolean | null | { readonly [name: string]: Json } | ReadonlyArray<Json>

/** A provider state. */
export interface ProviderState {
  readonly name: string
  readonly parameters?: { readonly [name: string]: Json }
}

/** A request as it goes over the wire, without its credential. */
export interface ExecutedRequest {
  readonly method: string
  /** Percent-encoded, without a query. */
  readonly path: string
  /** The value of the query parameter `api-version`; none for Microsoft Graph. */
  readonly apiVersion?: string
  /** Other query parameters. */
  readonly query?: { readonly [name: string]: string }
  /** Such as the repeatability pair; `Content-Type` is that of the operation. */
  readonly headers: { readonly [name: string]: string }
  /** JSON; none for a request without a body. */
  readonly body?: Json
  /**
   * What it was answered. Every string in it stands for the string at the same place of the real answer, from then on: so that ids that
   * the service makes are the contract's in what follows. The real status has to be the same.
   */
  readonly answer: { readonly status: number; readonly body?: Json }
}

/**
 * `the request was executed`, with an `ExecutedRequest` as its parameters: exactly this request was sent, with the credential and the ids
 * that the states before it ask for, and answered. Network time has not passed since.
 *
 * What follows is the same request with the same pair (the replay), a second one that this one is in the way of, a read of what it did,
 * or the event that it causes. Dates of the pair (`Repeatability-First-Sent`) are made fresh, and are the same in the replay.
 */
export const requestWasExecuted = (request: ExecutedRequest): ProviderState => ({
  name: "the request was executed",
  parameters: {
    method: request.method,
    path: request.path,
    ...(request.apiVersion === undefined ? {} : { apiVersion: request.apiVersion }),
    ...(request.query === undefined ? {} : { query: request.query }),
    headers: request.headers,
    ...(request.body === undefined ? {} : { body: request.body }),
    answer:
      request.answer.body === undefined
        ? { status: request.answer.status }
        : { status: request.answer.status, body: request.answer.body }
  }
})

/** `time has passed` {milliseconds}: network time; what was due in it has happened and has been delivered. */
export const timeHasPassed = (milliseconds: number): ProviderState => ({
  name: "time has passed",
  parameters: { milliseconds }
})

/** `the application is subscribed` {url, schema, types}: what Event Grid posts there from then on, in its own schema or as CloudEvents. */
export const subscribed = (
  url: string,
  schema: "eventgrid" | "cloudevents",
  types?: ReadonlyArray<string>
): ProviderState => ({
  name: "the application is subscribed",
  parameters: { url, schema, ...(types === undefined ? {} : { types }) }
})

/** `the application does not take an event` {type, id}: the next delivery of one of this type, whose id is the contract's from then on. */
export const notTaken = (type: string, id: string): ProviderState => ({
  name: "the application does not take an event",
  parameters: { type, id }
})
