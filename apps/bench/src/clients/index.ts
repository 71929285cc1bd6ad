/** The clients under measurement by name. Each runs in a process of its own and loads only itself. */
import type { Calls } from "../operations.ts"

/** How to load each client; the first is what the others are divided by. */
export const clients: Readonly<Record<string, (origin: string) => Promise<Calls>>> = {
  baseline: async (origin) => (await import("./baseline.ts")).make(origin),
  official: async (origin) => (await import("./official.ts")).make(origin),
  "ours, undici": async (origin) => {
    const { make } = await import("@effect-comms/core/UndiciTransport")
    return (await import("./ours.ts")).make(origin, make())
  },
  "ours, default": async (origin) => {
    const { defaultTransport } = await import("@effect-comms/core/NodeDispatcherTransport")
    return (await import("./ours.ts")).make(origin, defaultTransport)
  },
  "ours, node:http": async (origin) => {
    const { make } = await import("@effect-comms/core/NodeTransport")
    return (await import("./ours.ts")).make(origin, make())
  },
  "ours, fetch": async (origin) => {
    const { make } = await import("@effect-comms/core/FetchTransport")
    return (await import("./ours.ts")).make(origin, make())
  },
  "ours, HttpClient": async (origin) => {
    const { make } = await import("@effect-comms/core/HttpClientTransport")
    const { FetchHttpClient, HttpClient } = await import("effect/http")
    const Effect = await import("effect/Effect")
    const client = await Effect.runPromise(HttpClient.HttpClient.pipe(Effect.provide(FetchHttpClient.layer)))
    return (await import("./ours.ts")).make(origin, make(client))
  }
}
