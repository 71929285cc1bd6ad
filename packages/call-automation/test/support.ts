/** A client over a script, and the values of Microsoft's documented examples that the tests share. */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as Layer from "effect/Layer"
import * as CallAutomation from "../src/CallAutomation.ts"

export const endpoint = "https://contoso.communications.azure.com"
export const connectionString = `endpoint=${endpoint}/;accesskey=c2VjcmV0LW9mLXRoZS1yZXNvdXJjZQ==`

export const callConnectionId = "18dea47f-b081-4107-9a5c-4300819d2c6c"
export const serverCallId = "aHR0cHM6Ly9jb252ZXJzYXRpb251cmwvdGVzdA"
export const invitationId = "7b4244f8-d2ff-46d1-a629-4f9fb5f73d40"
export const callbackUri = "https://app.contoso.com/callback"

const resource = "b9614373-fd0b-480c-8fd2-cb58b70eab9f"
export const user = (id: string) => ({
  kind: "communicationUser",
  communicationUser: { id: `8:acs:${resource}_${id}` }
})
export const customer = user("0f50d091-5bd3-448b-884d-44be7037d9b9")
export const agent = user("ae9e3307-f56e-44be-8934-80a63f080538")
export const bot = user("da7be3a9-8788-42a6-85c6-56b2cf784fce")

/** What was asked, and the client that asks it. */
export const scripted = (
  script: Parameters<typeof ScriptedTransport.make>[0],
  options: Omit<Parameters<typeof CallAutomation.layer>[0], "connectionString"> = {}
) => {
  const transport = ScriptedTransport.make(script)
  const layer = CallAutomation.layer({ connectionString, ...options }).pipe(
    Layer.provide(CurrentTransport.layer(transport))
  )
  return { requests: transport.requests, layer }
}
