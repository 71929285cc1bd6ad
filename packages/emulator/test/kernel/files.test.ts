/** Files over a port: bytes are made as fast as they are taken, and no faster. */
import * as Http from "node:http"
import * as SharedKeyCredential from "@effect-comms/core/SharedKeyCredential"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { Files } from "../../src/service/Files.ts"
import { developmentKey } from "../../src/Options.ts"
import { serve } from "../../src/Served.ts"
import { profile } from "../../src/call-automation/profile.ts"
import { makeWorld } from "./world.ts"

const length = 512 * 1024 * 1024
const path = "/v1/objects/endless"

/** A file too large for anybody, and how much of it was made. */
const endless = () => {
  let made = 0
  const content = {
    length,
    read: (from: number, to: number) => {
      made += to - from
      return new Uint8Array(to - from)
    }
  }
  const files: Files = {
    profile,
    paths: [{ method: "GET", path: "/v1/objects/{id}", summary: "An object." }],
    owns: (asked) => asked.startsWith("/v1/objects/"),
    read: (asked) => (asked === path ? { type: "application/octet-stream", content } : undefined),
    remove: () => false
  }
  return { files, made: () => made }
}

it.live("a reader that stops costs no more than the connection holds", () =>
  Effect.gen(function* () {
    const { files, made } = endless()
    const world = makeWorld()
    const part = { handlers: () => [], controls: [], files, state: () => ({}), reset: () => {} }
    const cloud = yield* serve({ ...world, services: (emulator) => [...world.services(emulator), part] }, { port: 0 })
    const host = `127.0.0.1:${cloud.port}`
    const signed = SharedKeyCredential.make(developmentKey).authorize(
      { method: "GET", host, path, body: "" },
      Date.now()
    )
    if (Effect.isEffect(signed)) return yield* Effect.die("a shared key signs at once")
    const received = yield* Effect.callback<number>((resume) => {
      const headers = ["host", host, "x-ms-host", host, ...signed]
      const request = Http.request({ host: "127.0.0.1", port: cloud.port, path, headers, agent: false }, (response) => {
        response.once("data", () => {
          response.once("close", () => resume(Effect.succeed(Number(response.headers["content-length"]))))
          response.destroy()
        })
        response.on("error", () => {})
      })
      request.end()
    })
    assert.strictEqual(received, length)
    assert.isAbove(made(), 0)
    assert.isBelow(made(), length / 8)
  }).pipe(Effect.scoped)
)
