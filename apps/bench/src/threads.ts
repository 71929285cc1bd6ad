/**
 * What a long thread costs, in the client and in the local cloud together: the time of a message that is sent and of one that is listed, and
 * how much memory a list takes while it is read.
 *
 * Each length is measured in a process of its own (`node --expose-gc threads.js {count}`), so that no heap is another's.
 */
import { fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ConnectionString from "@effect-comms/core/ConnectionString"
import * as SharedKeyCredential from "@effect-comms/core/SharedKeyCredential"
import { TransportError } from "@effect-comms/core/Transport"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as Emulator from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"

/** What one length costs. */
export interface Long {
  readonly messages: number
  /** Microseconds to send a message. */
  readonly send: number
  /** Microseconds of a message in a list that is read to its end. */
  readonly list: number
  /** How much more memory is in use at most while the list is read, in MiB. */
  readonly growth: number
}

const collect = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

/** The token of a new user, asked for as the resource. */
const token = ({ connectionString, origin, transport }: Emulator.Emulator.Service) =>
  Effect.callback<string>((resume) => {
    const path = "/identities?api-version=2023-10-01"
    const body = JSON.stringify({ createTokenWithScopes: ["chat"] })
    const credential = SharedKeyCredential.make(ConnectionString.parse(connectionString).accessKey)
    const signed = credential.authorize({ method: "POST", host: new URL(origin).host, path, body }, Date.now())
    const headers = ["content-type", "application/json", ...(Array.isArray(signed) ? signed : [])]
    transport.send({ method: "POST", origin, path, headers, body }, (answer) => {
      if (answer instanceof TransportError) return resume(Effect.die(answer))
      const parsed: unknown = JSON.parse(answer.text())
      const [, found = ""] = /"token":"([^"]+)"/.exec(JSON.stringify(parsed)) ?? []
      resume(Effect.succeed(found))
    })
  })

/** Measures a length. */
const long = (messages: number): Effect.Effect<Long, unknown> =>
  Effect.gen(function* () {
    // Of what happened little is kept: it is the thread that is measured.
    const cloud = yield* Emulator.Emulator.make({ journalLimit: 1 })
    const credential = UserTokenCredential.make(yield* token(cloud))
    const client = yield* Chat.make({ endpoint: cloud.origin, credential }).pipe(
      Effect.provideService(CurrentTransport.CurrentTransport, cloud.transport)
    )
    return yield* Effect.gen(function* () {
      const { chatThread } = yield* Chat.createChatThread({ topic: "long" })
      const chatThreadId = chatThread.id
      const begun = performance.now()
      for (let i = 0; i < messages; i++)
        yield* ChatThread.sendChatMessage({ chatThreadId, content: `message ${i}`, metadata: { number: String(i) } })
      const sent = performance.now()
      const before = collect()
      let [count, most, looking] = [0, before, 0]
      yield* Stream.runForEach(ChatThread.listChatMessages({ chatThreadId }), () =>
        Effect.sync(() => {
          if (++count % 10_000 !== 0) return
          const from = performance.now()
          most = Math.max(most, collect())
          looking += performance.now() - from
        })
      )
      const listed = performance.now()
      return {
        messages: count,
        send: ((sent - begun) * 1_000) / messages,
        list: ((listed - sent - looking) * 1_000) / count,
        growth: (most - before) / 1_048_576
      }
    }).pipe(Effect.provideService(Chat.Chat, client))
  }).pipe(Effect.scoped)

const isLong = (message: unknown): message is Long =>
  typeof message === "object" && message !== null && "messages" in message && "growth" in message

/** Measures a length in a process of its own. */
export const inProcess = (messages: number): Promise<Long> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [String(messages)], { execArgv: ["--expose-gc"] })
    child.once("message", (message) => (isLong(message) ? resolve(message) : reject(new Error("expected figures"))))
    child.once("exit", (code) => reject(new Error(`a process of the benchmark ended with ${code}`)))
  })

const [, script, count] = process.argv
if (script === fileURLToPath(import.meta.url) && count !== undefined) {
  const figures = await Effect.runPromise(long(Number(count)))
  if (process.send === undefined) console.log(figures)
  else {
    process.send(figures)
    process.disconnect()
  }
}
