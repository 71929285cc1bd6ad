/** The phone behind Hono, here on Node; on other platforms `app` is exported. */
import { serve } from "@hono/node-server"
import { Hono } from "hono"
import { handler } from "./phone.ts"

const app = new Hono()
app.all("/events", (context) => handler(context.req.raw))
serve({ fetch: app.fetch, port: Number(process.env["PORT"] ?? 3000) })
