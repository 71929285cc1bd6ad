/**
 * The family of actions that begin an operation: `POST …/<verb>`, which takes a `clientContext` besides what only it has, and answers
 * with the operation.
 *
 * Those on a call, on its participants and on one participant differ in their paths. They fail with 400 in a call that is not in the state
 * for it, and with 404 once the call is over, or where the participant is not in it.
 */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import type * as Schema from "effect/Schema"
import { type ApiVersion, ApiVersions, service } from "../ApiVersion.ts"
import { ClientContext } from "../schemas/ClientContext.ts"
import { commsOperation, location } from "../schemas/CommsOperation.ts"
import { open } from "../schemas/open.ts"
import * as paths from "./paths.ts"

/** What an action says that takes nothing but a `clientContext`; see `Operation.Options`. */
interface Plain<S extends Operation.Success>
  extends
    Omit<Operation.Documentation, "outcome">,
    Pick<Operation.Options<ApiVersion, never, never, never, {}>, "clouds"> {
  /** Default every version. */
  readonly versions?: ReadonlyArray<ApiVersion>
  /** What it began, by the status of the answer: see `began`. */
  readonly success: S
  /** When what it began has ended: `answered`, the answer says so, or `notified`, a notification says it later. */
  readonly ends: "answered" | "notified"
  /** What the documentation of the function that waits says besides. */
  readonly note?: string
}

/** What an action says that takes more. */
interface Action<B extends Schema.Codec<unknown, unknown>, S extends Operation.Success> extends Plain<S> {
  /** Its body: see `request`. */
  readonly takes: B
}

/** The body of an action under its name, with the fields that only it has. */
export const request = <F extends Schema.Struct.Fields>(name: string, fields: F) =>
  open({
    ...fields,
    clientContext: Field.optionalOrNull(ClientContext).annotate({
      description:
        "A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out."
    })
  }).annotate({ identifier: name })

const contextOnly = request("ActionRequest", {})

/** The operation that an action began, by the name of its type in Graph, with the members that only it has. */
export const began = <F extends Schema.Struct.Fields = {}>(type: string, fields?: F) =>
  open({ location, ...commsOperation, ...fields }).annotate({
    identifier: type,
    description: `The operation that the request began, a \`${type}\`.`
  })

/** What muting begins, of the application itself or of another participant. */
export const muting = began("muteParticipantOperation")

/** What makes the functions that wait. */
const awaiting = "@effect-comms/graph-calls/internal/awaiting"

type NoFields = Schema.Struct<{}>

/** A place whose actions are declared by their ids and verbs. */
const actionOn = <P extends Schema.Codec<unknown, unknown>>(place: { readonly params: P; readonly path: string }) => {
  function action<const Id extends string, B extends Schema.Codec<unknown, unknown>, S extends Operation.Success>(
    id: Id,
    verb: string,
    said: Action<B, S>
  ): Operation.Declared<P, NoFields, B, S, Id, 400 | 404>
  function action<const Id extends string, S extends Operation.Success>(
    id: Id,
    verb: string,
    said: Plain<S>
  ): Operation.Declared<P, NoFields, typeof contextOnly, S, Id, 400 | 404>
  function action(
    id: string,
    verb: string,
    {
      ends,
      note,
      takes = contextOnly,
      versions = ApiVersions.all,
      ...said
    }: Plain<Operation.Success> & Partial<Action<Schema.Codec<unknown, unknown>, Operation.Success>>
  ): Operation.Any {
    return Operation.make(id, {
      ...said,
      outcome: {
        succeeded: [],
        form: {
          by: ends === "answered" ? "andWaitForAnswer" : "andWait",
          from: awaiting,
          given: [],
          gives: "CommsOperation"
        },
        ...(note === undefined ? {} : { note })
      },
      service,
      method: "POST",
      path: `${place.path}/${verb}`,
      versions,
      retry: "once",
      params: place.params,
      payload: takes,
      failures: [400, 404]
    })
  }
  return action
}

/** Declares an action on a call. */
export const actionOnCall = actionOn(paths.call)

/** Declares an action on the participants of a call. */
export const actionOnParticipants = actionOn(paths.ofCall("participants"))

/** Declares an action on a participant. */
export const actionOnParticipant = actionOn(paths.participant)
