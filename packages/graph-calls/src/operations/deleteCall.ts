import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallId } from "../schemas/ids.ts"

export const deleteCall = Operation.make("Call_Delete", {
  description: "Deletes the application's call, which hangs up its leg; a group call goes on for the others.",
  source: "Delete call",
  service,
  method: "DELETE",
  path: "/communications/calls/{id}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Schema.Struct({ id: CallId }),
  failures: [404],
  success: { 204: Operation.Empty }
})
