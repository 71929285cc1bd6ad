/** The phone behind Fastify, whose parsers leave the bodies of these routes alone: it refuses types that it has no parser for. */
import fastify from "fastify"
import { toNodeListener } from "@effect-comms/core/webhooks/node"
import { handler } from "./phone.ts"

const app = fastify()
await app.register(async (routes) => {
  routes.removeAllContentTypeParsers()
  routes.addContentTypeParser("*", (_request, _body, done) => done(null))
  routes.all("/events", toNodeListener(handler))
})
await app.listen({ port: Number(process.env["PORT"] ?? 3000) })
