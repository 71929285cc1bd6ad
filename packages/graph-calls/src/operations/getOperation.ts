import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CommsOperation } from "../schemas/CommsOperation.ts"
import { CallId, OperationId } from "../schemas/ids.ts"

export const getOperation = Operation.make("Call_GetOperation", {
  description:
    "Gets the state of an operation of a call.\nThe reference shows it for one type of operation; Graph's metadata have it for every type.",
  source: "Get addLargeGalleryViewOperation",
  service,
  method: "GET",
  path: "/communications/calls/{id}/operations/{operationId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Schema.Struct({ id: CallId, operationId: OperationId }),
  failures: [404],
  success: { 200: CommsOperation }
})
