/**
 * How Graph's posts are answered: 202 once every change is published, 204 for an incoming call in Graph's older form, 302 when another region
 * takes it, and the decision of an application that records by policy. What is verified and published is the receiver's.
 */
import type { WebhookTokenError } from "@effect-comms/core/WebhookToken"
import * as WebhookAnswer from "@effect-comms/core/WebhookAnswer"
import * as WebhookBody from "@effect-comms/core/internal/WebhookBody"
import * as WebhookHandling from "@effect-comms/core/internal/WebhookHandling"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type {
  CallNotification,
  Notification,
  NotificationDecodeError,
  ParticipantJoiningNotification
} from "./Notification.ts"

/** Whether an application that records by policy takes a participant that is about to join. */
export type JoiningDecision =
  | {
      /** The application takes it in the call that it has. */
      readonly decision: "accept"
    }
  | {
      /** The application does not take it; what happens to the participant is the policy's. */
      readonly decision: "reject"
      /** Why; default `none`. */
      readonly reason?: "none" | "busy" | "forbidden"
    }
  | {
      /** Another instance of the application takes it. */
      readonly decision: "inviteNewBot"
      /** The address to which its incoming call is posted. */
      readonly inviteUri: string
    }

/** How a post is answered, and what is done with its notifications behind the answer. */
export interface Answering<E = never, R = never> extends WebhookHandling.Handling<Notification, E, R> {
  /** Whether the sender is verified by other means; default false. */
  readonly trusted?: boolean | undefined
  /**
   * The address in another region that takes an incoming call, or `undefined` when this one does. What is handed over is not published
   * here; when it fails, nothing is handed over.
   */
  readonly elsewhere?: ((incoming: CallNotification) => Effect.Effect<string | undefined, E, R>) | undefined
  /**
   * Whether a participant under a policy is taken, within `decisionMillis`; the answer is 202 without a decision when it fails. It is asked
   * again when the notification comes again.
   */
  readonly onJoining?: ((joining: ParticipantJoiningNotification) => Effect.Effect<JoiningDecision, E, R>) | undefined
  /** How long `elsewhere` and `onJoining` may take, in milliseconds; default 4000, since Graph waits for 5 seconds. */
  readonly decisionMillis?: number | undefined
}

const bodyOf = (given: JoiningDecision): unknown => {
  switch (given.decision) {
    case "accept":
      return { "@odata.type": "#microsoft.graph.acceptJoinResponse" }
    case "reject":
      return { "@odata.type": "#microsoft.graph.rejectJoinResponse", reason: given.reason ?? "none" }
    case "inviteNewBot":
      return { "@odata.type": "#microsoft.graph.inviteNewBotResponse", inviteUri: given.inviteUri }
  }
}

/** The answer to a ParticipantJoining: 200 with the decision. */
const joiningAnswer = (decision: JoiningDecision): WebhookAnswer.WebhookAnswer =>
  WebhookAnswer.json(200, bodyOf(decision))

/**
 * Whether a body is the older form of an incoming call, which has the call itself where Graph's has a list of changes. Nothing of it is
 * published by Microsoft: it is recognized by the participants or the state of a call.
 */
const isOlderForm = (body: unknown, limits?: WebhookBody.Limits): boolean => {
  const parsed = WebhookBody.parse(body, limits)
  if (Result.isFailure(parsed)) return false
  const json = parsed.success
  if (typeof json !== "object" || json === null || "value" in json || "@odata.type" in json) return false
  return ("participants" in json && Array.isArray(json.participants)) || "callState" in json
}

/** What the receiver does that an answer is made of. */
export interface Receiving {
  readonly verify: (authorization: string | undefined) => Effect.Effect<unknown, WebhookTokenError>
  readonly decode: (body: unknown) => Effect.Effect<ReadonlyArray<Notification>, NotificationDecodeError>
  /** Publishes, and gives what is new. */
  readonly publish: (
    notifications: ReadonlyArray<Notification>
  ) => Effect.Effect<{ readonly notifications: ReadonlyArray<Notification> }>
  readonly handlers: WebhookHandling.Handlers
  readonly limits: WebhookBody.Limits
}

const receiver = "CallNotifications"

const keyOf = ({ callId }: Notification): string | undefined => callId

/** Answers a post. */
export const answer =
  ({ decode, handlers, limits, publish, verify }: Receiving) =>
  <E, R>(
    request: WebhookAnswer.WebhookRequest,
    answering: Answering<E, R>
  ): Effect.Effect<WebhookAnswer.WebhookAnswer, never, R> => {
    const early = WebhookAnswer.beforeBody(request, [])
    if (early !== undefined) return Effect.succeed(early)
    const { decisionMillis = 4_000, elsewhere, onJoining, trusted } = answering

    const decided = <A>(effect: Effect.Effect<A, E, R>, none: A | undefined) =>
      handlers.part(
        Effect.timeoutOrElse(effect, {
          duration: decisionMillis,
          orElse: () => Effect.die(new Error(`no decision within ${decisionMillis} ms`))
        }),
        none,
        answering
      )

    const place = (all: ReadonlyArray<Notification>) => {
      const incoming = all.find((one): one is CallNotification => one._tag === "Call" && one.call.state === "incoming")
      return elsewhere === undefined || incoming === undefined
        ? Effect.undefined
        : decided(elsewhere(incoming), undefined)
    }

    const joining = (all: ReadonlyArray<Notification>) => {
      const found = all.find((one) => one._tag === "ParticipantJoining")
      if (found === undefined || onJoining === undefined) return Effect.succeed(WebhookAnswer.accepted)
      return Effect.map(decided<JoiningDecision | undefined>(onJoining(found), undefined), (decision) =>
        decision === undefined ? WebhookAnswer.accepted : joiningAnswer(decision)
      )
    }

    const take = Effect.fnUntraced(function* (all: ReadonlyArray<Notification>) {
      const location = yield* place(all)
      if (location !== undefined) return WebhookAnswer.elsewhere(location)
      const { notifications } = yield* publish(all)
      yield* handlers.run(notifications, keyOf, answering)
      return yield* joining(all)
    })

    const { body } = request
    const verified = trusted ? Effect.void : verify(WebhookAnswer.header(request, "authorization"))
    const receiving = Effect.andThen(
      verified,
      Effect.suspend(() =>
        isOlderForm(body, limits) ? Effect.succeed(WebhookAnswer.newerForm) : Effect.flatMap(decode(body), take)
      )
    )
    return WebhookHandling.answer(receiver, receiving, {
      accepted: (given) => given,
      refused: WebhookHandling.refusal
    })
  }
