// The program of a user who sends over undici: one call to a server on the loopback address, with the undici that is installed.
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import * as UndiciTransport from "@effect-comms/core/UndiciTransport"
import * as Effect from "effect/Effect"
import { createServer } from "node:http"

const server = createServer((request, response) => {
  request.resume()
  response.writeHead(202, { "content-type": "application/json" }).end('{"operationContext":"over undici"}')
})
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve))
const client = CallAutomation.layer({
  connectionString: `endpoint=http://127.0.0.1:${server.address().port}/;accesskey=c2VjcmV0`,
  retry: { attempts: 1 }
})
const { operationContext } = await Effect.runPromise(
  CallConnection.removeParticipant({
    callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
    participantToRemove: { kind: "phoneNumber", phoneNumber: { value: "+14255550123" } }
  }).pipe(Effect.provide(client), Effect.provideService(CurrentTransport, UndiciTransport.make()))
)
server.closeAllConnections()
server.close()
if (operationContext !== "over undici") throw new Error(`expected the answer, got ${operationContext}`)
process.exit()
