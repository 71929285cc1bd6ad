/** The sound of a participant in this process: the frames of the WebSocket of the controls, without a port. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { Refusal } from "../../service/Refusal.ts"
import type { Request } from "../http/Exchange.ts"
import { hostOf } from "../http/Hosts.ts"
import type { Kernel } from "../Kernel.ts"

/** How a participant is listened to. */
export interface AudioOptions {
  /** Hertz; default 16 000. */
  readonly rate?: 16_000 | 24_000
  /** How a text of a prompt is heard that no voice speaks; default a tone. */
  readonly texts?: "tone" | "none"
  /** Given each frame of 20 ms: 16-bit PCM, little-endian, mono. */
  readonly hear: (frame: Uint8Array) => void
  /** Told when the call is over for the participant. */
  readonly ended?: () => void
}

/** The sound of a participant. */
export interface Audio {
  /** The participant says this: 16-bit PCM, little-endian, mono. */
  readonly say: (frame: Uint8Array) => Effect.Effect<void>
}

const messageOf = (body: unknown): string => {
  if (typeof body !== "string") return "participant: expected one of a call."
  const parsed: unknown = JSON.parse(body)
  const error: unknown = typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, "error") : undefined
  const message: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "message") : undefined
  return typeof message === "string" ? message : "participant: expected one of a call."
}

/** Opens the sound of a participant; it ends with the scope. */
export const listenTo = (
  kernel: Pick<Kernel, "connect" | "emulator">,
  path: string,
  participant: string | undefined,
  { ended, hear, rate = 16_000, texts = "tone" }: AudioOptions
): Effect.Effect<Audio, Refusal, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.suspend(() => {
        const origin = kernel.emulator.origin()
        const { host } = new URL(origin)
        const query = new URLSearchParams({
          rate: String(rate),
          texts,
          ...(participant === undefined ? {} : { participant })
        })
        const request: Request = {
          method: "GET",
          target: `/_emulator${path}?${query.toString()}`,
          host,
          origin,
          header: (name) => (name === "host" ? host : undefined),
          headers: () => ({ host }),
          body: "",
          loopback: true,
          ownHosts: [hostOf(host)]
        }
        const taken = kernel.connect(request)
        if (typeof taken !== "function") {
          const { body, status } = taken ?? { body: undefined, status: 404 }
          return Effect.fail(
            new Refusal({ status, code: status === 404 ? "NotFound" : "BadRequest", description: messageOf(body) })
          )
        }
        return Effect.succeed(
          taken({
            send: (data) => {
              if (typeof data !== "string") hear(data)
            },
            close: () => ended?.()
          })
        )
      }),
      (listener) => Effect.sync(listener.closed)
    ),
    (listener): Audio => ({ say: (frame) => Effect.sync(() => listener.bytes?.(frame)) })
  )
