/**
 * Where the story is played and by whom. The local cloud and real resources are both a place: the story does not know which.
 */
import type { Keys } from "@effect-comms/core/WebhookToken"
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"

/** Who and what appears in the story. Numbers are in E.164. */
export interface Cast {
  /** The number of the resource that customers call, and from which agents are called. */
  readonly hotline: string
  /** An agent who does not answer. */
  readonly silentAgent: string
  /** An agent who answers. */
  readonly agent: string
  /** Whom the Graph bot calls: the object id of an Entra user. */
  readonly supervisor: string
  /** A folder with `greeting.wav`, `question.wav` and `music.wav` (mono, 16 bit, 16 kHz), and what stands behind their names. */
  readonly audio: { readonly folder: string; readonly query: string }
  /** How long an agent may ring before the invitation is withdrawn, in seconds. */
  readonly patienceSeconds: number
}

/** A place. */
export interface Service {
  /** Of the ACS resource, with its key. */
  readonly connectionString: string | Redacted.Redacted
  /** Of the ACS resource, for the users of Chat. */
  readonly endpoint: string
  /** The immutable id of the ACS resource: whom its webhooks are for. */
  readonly resourceId: string
  /** The Entra application that is the Graph bot; `endpoint` only where Graph is not Microsoft's public one. */
  readonly graph: {
    readonly tenantId: string
    readonly clientId: string
    readonly clientSecret: string | Redacted.Redacted
    readonly endpoint?: string
  }
  /** Where the keys of webhooks are, when neither at Microsoft's public cloud nor at the local one. */
  readonly keys: { readonly calls?: Keys; readonly graph?: Keys }
  /** Where webhooks are to be sent. */
  readonly callbacks: { readonly calls: string; readonly graph: string }
  readonly cast: Cast
  /** Has a customer call the hotline, or asks for it. */
  readonly customerCalls: Effect.Effect<void>
  /** How long that may take. */
  readonly customerCallsWithin: Duration.Input
  /** Ends when no webhook is on its way any more, as far as that can be known. */
  readonly settled: Effect.Effect<void>
}

/** The place, in the context of the story. */
export class Place extends Context.Service<Place, Service>()("@effect-comms/sample/Place") {}
