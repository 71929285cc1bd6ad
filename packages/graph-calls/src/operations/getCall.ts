import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { Call } from "../schemas/Call.ts"
import { CallId } from "../schemas/ids.ts"

export const getCall = Operation.make("Call_Get", {
  description: "Gets the properties of a call.\nA call that has ended is `NotFound` with code 8522.",
  source: "Get call",
  service,
  method: "GET",
  path: "/communications/calls/{id}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Schema.Struct({ id: CallId }),
  failures: [404],
  success: { 200: Call }
})
