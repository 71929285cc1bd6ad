/**
 * The transport that clients use: a reference, so that a program without one has its platform's default.
 */
import * as Context from "effect/Context"
import * as Layer from "effect/Layer"
import { defaultTransport } from "#transport"
import type { Transport } from "./Transport.ts"

/** The transport of clients made here: Node's global dispatcher on Node, `fetch` elsewhere, unless another is provided. */
export const CurrentTransport: Context.Reference<Transport> = /* @__PURE__ */ Context.Reference<Transport>(
  "@effect-comms/core/CurrentTransport",
  { defaultValue: () => defaultTransport }
)

/** Provides another transport to the clients made above it. */
export const layer = (transport: Transport): Layer.Layer<never> => Layer.succeed(CurrentTransport, transport)
