/** Reading the metadata of a recording's file, and deleting it. */
import type { Client } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Operation from "@effect-comms/core/Operation"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { type ApiVersion, ApiVersions, service } from "../ApiVersion.ts"
import { RecordingMetadata } from "../schemas/RecordingMetadata.ts"
import { type FileOptions, redirection, send, unexpected } from "./fileExchange.ts"
import { misfit } from "./misfit.ts"

const reading = /* @__PURE__ */ Operation.make("CallRecording_GetMetadata", {
  service,
  method: "GET",
  path: "{metadataLocation}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Schema.Struct({ metadataLocation: Schema.String }),
  success: { 200: RecordingMetadata, ...redirection }
})

const deleting = /* @__PURE__ */ Operation.make("CallRecording_DeleteFile", {
  service,
  method: "DELETE",
  path: "{deleteLocation}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Schema.Struct({ deleteLocation: Schema.String }),
  // 204 is how a repeat that finds nothing left is taken, and nothing that the service was seen to answer.
  success: { 200: Operation.Empty, 204: Operation.Empty, ...redirection }
})

/** What the metadata says. */
export const metadataOf = (
  client: Client<ApiVersion>,
  input: { readonly metadataLocation: string },
  options?: FileOptions
): Effect.Effect<typeof RecordingMetadata.Type, CommunicationError> => {
  const refused = misfit(reading, input)
  if (refused !== undefined) return Effect.fail(refused)
  const { metadataLocation: location } = input
  return Effect.matchEffect(send(client, reading, { field: "metadataLocation", location }, options), {
    onFailure: ({ error }) => Effect.fail(error),
    onSuccess: ({ response, value }) =>
      value === undefined ? Effect.fail(unexpected(reading.id, response, "", "expected a body")) : Effect.succeed(value)
  })
}

/** Deletes it. */
export const remove = (
  client: Client<ApiVersion>,
  input: { readonly deleteLocation: string },
  options?: FileOptions
): Effect.Effect<void, CommunicationError> => {
  const refused = misfit(deleting, input)
  if (refused !== undefined) return Effect.fail(refused)
  const { deleteLocation: location } = input
  return Effect.matchEffect(send(client, deleting, { field: "deleteLocation", location }, options), {
    onFailure: ({ error }) => Effect.fail(error),
    onSuccess: () => Effect.void
  })
}
