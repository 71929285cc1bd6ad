/** Reading the metadata of a recording's file, and deleting it. */
import type { Client } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as ClientOperation from "@effect-comms/core/internal/ClientOperation"
import * as Codec from "@effect-comms/core/internal/Codec"
import { CurrentFlow } from "@effect-comms/core/internal/flow"
import * as Effect from "effect/Effect"
import { type ApiVersion, ApiVersions, service } from "../ApiVersion.ts"
import * as codecs from "../generated/codecs.ts"
import type { RecordingMetadata } from "../generated/models.ts"
import { type FileOptions, redirection, send, unexpected } from "./fileExchange.ts"
import { validationFailure } from "./validationFailure.ts"

/** Which file's metadata. */
export interface MetadataInput {
  /** As RecordingFileStatusUpdated gives it. */
  readonly metadataLocation: string
}

/** Which file is deleted. */
export interface DeleteInput {
  /** As RecordingFileStatusUpdated gives it. */
  readonly deleteLocation: string
}

const reading = /* @__PURE__ */ ClientOperation.make<MetadataInput, RecordingMetadata | void>(() => ({
  id: "CallRecording_GetMetadata",
  service,
  method: "GET",
  path: "{metadataLocation}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Codec.struct("object", () => ({ metadataLocation: Codec.required(Codec.text) })),
  success: { 200: codecs.RecordingMetadata, ...redirection }
}))

const deleting = /* @__PURE__ */ ClientOperation.make<DeleteInput, void>(() => ({
  id: "CallRecording_DeleteFile",
  service,
  method: "DELETE",
  path: "{deleteLocation}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Codec.struct("object", () => ({ deleteLocation: Codec.required(Codec.text) })),
  // 204 is how a repeat that finds nothing left is taken, and nothing that the service was seen to answer.
  success: { 200: undefined, 204: undefined, ...redirection }
}))

/** What the metadata says. */
export const metadataOf = (
  client: Client<ApiVersion>,
  input: MetadataInput,
  options?: FileOptions
): Effect.Effect<RecordingMetadata, CommunicationError> => {
  const refused = validationFailure(reading, input)
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
  input: DeleteInput,
  options?: FileOptions
): Effect.Effect<void, CommunicationError> => {
  const refused = validationFailure(deleting, input)
  if (refused !== undefined) return Effect.fail(refused)
  const { deleteLocation: location } = input
  const removed = Effect.matchEffect(send(client, deleting, { field: "deleteLocation", location }, options), {
    onFailure: ({ error }) => Effect.fail(error),
    onSuccess: () => Effect.void
  })
  return Effect.flatMap(CurrentFlow, (flow) => flow.once(deleting, removed))
}
