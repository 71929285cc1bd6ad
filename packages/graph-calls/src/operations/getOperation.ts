/**
 * Call_GetOperation: how far an operation of a call is.
 *
 * Source: Microsoft Graph, "Get addLargeGalleryViewOperation", the one type whose page shows it; the metadata have it for all.
 */
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CommsOperation } from "../schemas/CommsOperation.ts"
import { CallId, OperationId } from "../schemas/ids.ts"

export const getOperation = Operation.make("Call_GetOperation", {
  service,
  method: "GET",
  path: "/communications/calls/{id}/operations/{operationId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Schema.Struct({ id: CallId, operationId: OperationId }),
  success: { 200: CommsOperation }
})
