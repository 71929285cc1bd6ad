/** The phone behind Express, 4 or 5. A parser of bodies may stand before it or not. */
import express from "express"
import { toNodeListener } from "@effect-comms/core/webhooks/node"
import { handler } from "./phone.ts"

const app = express()
app.use(express.json())
app.all("/events", toNodeListener(handler))
app.listen(Number(process.env["PORT"] ?? 3000))
