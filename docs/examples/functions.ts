/** The phone as a function of Azure Functions, version 4 of its programming model. */
import { app } from "@azure/functions"
import { handler } from "./phone.ts"

app.http("events", { methods: ["POST", "OPTIONS"], authLevel: "anonymous", handler: (request) => handler(request) })
