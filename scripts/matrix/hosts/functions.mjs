// Stands for the host of Azure Functions: gives the function the worker's own request, and takes its response as the worker does.
import { createServer } from "node:http"
import { app, HttpRequest, HttpResponse, InvocationContext } from "@azure/functions"
import { bodyOf, send } from "./http.mjs"

let registered
app.http = (_, options) => {
  registered = options
}
await import("./functions.ts")

createServer(async (message, response) => {
  const { headers, method, url } = message
  if (!registered.methods.includes(method)) return void response.writeHead(405).end()
  const bytes = await bodyOf(message)
  const request = new HttpRequest({
    method,
    url: `http://${headers.host}${url}`,
    headers: Object.fromEntries(Object.entries(headers)),
    ...(method === "POST" && { body: { bytes } })
  })
  const given = await registered.handler(request, new InvocationContext())
  return send(response, new HttpResponse(given))
}).listen(Number(process.env.PORT))
