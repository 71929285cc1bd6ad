import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { CallConnectionProperties } from "../schemas/CallConnectionProperties.ts"

export const getCall = Operation.make("CallConnection_GetCall", {
  description: "Gets the properties of a call connection.",
  source: "Call Connection - Get Call",
  official: "getCallConnectionProperties",
  service,
  method: "GET",
  path: "/calling/callConnections/{callConnectionId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: CallConnectionPath,
  failures: [404],
  success: { 200: CallConnectionProperties }
})
