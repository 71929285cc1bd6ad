/** The phone behind `node:http`. */
import { createServer } from "node:http"
import { toNodeListener } from "@effect-comms/core/webhooks/node"
import { handler } from "./phone.ts"

createServer(toNodeListener(handler)).listen(Number(process.env["PORT"] ?? 3000))
