/** A client of Identity whose requests go nowhere: answers come from a script, and what was sent is remembered. */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as Layer from "effect/Layer"
import * as Identity from "../src/Identity.ts"

export const endpoint = "https://contoso.communication.azure.com"
export const connectionString = `endpoint=${endpoint}/;accesskey=c2VjcmV0`
export const user = "8:acs:2dee53b4-368b-45b4-ab52-8493fb117652_00000005-14a2-493b-8a72-5a3a0d000081"
export const userPath =
  "/identities/8%3Aacs%3A2dee53b4-368b-45b4-ab52-8493fb117652_00000005-14a2-493b-8a72-5a3a0d000081"
export const accessToken = { token: "a-secret-token", expiresOn: "2023-10-10T21:39:39.3244584+00:00" }

export const scripted = (
  script: Parameters<typeof ScriptedTransport.make>[0],
  options: Omit<Extract<Identity.Options, { connectionString: unknown }>, "connectionString"> = {}
) => {
  const transport = ScriptedTransport.make(script)
  const identity = Identity.layer({ ...options, connectionString }).pipe(
    Layer.provide(CurrentTransport.layer(transport))
  )
  return { transport, identity }
}
