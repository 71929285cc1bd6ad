// Stands for Next's server: finds the route's function of a method and calls it with Next's own request.
import { createServer } from "node:http"
import { NextRequest } from "next/server.js"
import * as route from "./next.ts"
import { bodyOf, send } from "./http.mjs"

createServer(async (message, response) => {
  const { headers, method, url } = message
  const handle = route[method]
  if (handle === undefined) return void response.writeHead(405).end()
  const body = await bodyOf(message)
  const request = new NextRequest(`http://${headers.host}${url}`, {
    method,
    headers,
    ...(method === "POST" && { body })
  })
  return send(response, await handle(request, { params: Promise.resolve({}) }))
}).listen(Number(process.env.PORT))
