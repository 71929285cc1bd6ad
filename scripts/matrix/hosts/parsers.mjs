// The phone behind Express with the parser of bodies that is asked for.
import express from "express"
import { toNodeListener } from "@effect-comms/core/webhooks/node"
import { handler } from "./phone.ts"

const [parser, ...options] = JSON.parse(process.env.PARSER)
const app = express()
app.use(express[parser](...options))
app.all("/events", toNodeListener(handler))
app.listen(Number(process.env.PORT))
