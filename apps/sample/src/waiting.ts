/** Waiting for webhooks, with a limit and an error that says what did not come. */
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"

/** Something that the story cannot go on without did not come. */
export class Absent extends Data.TaggedError("Absent")<{ readonly description: string }> {
  override get message(): string {
    return this.description
  }
}

/** A part of an answer or event, which Microsoft's reference does not promise. */
export const required = <A>(value: A | undefined, name: string): Effect.Effect<A, Absent> =>
  value === undefined ? Effect.fail(new Absent({ description: `what came has no ${name}` })) : Effect.succeed(value)

/** A wait for a webhook ends when the call ends; a program that must go on also gives it a limit. In a flow its timer survives the process. */
export const soon =
  (what: string, limit: Duration.Input = "20 seconds") =>
  <A, E, R>(wait: Effect.Effect<A, E, R>): Effect.Effect<A, E | Absent, R> =>
    CallFlow.timeoutOrElse(wait, Duration.toMillis(Duration.fromInputUnsafe(limit)), () =>
      Effect.fail(new Absent({ description: `no webhook reported it in time: ${what}` }))
    ).pipe(
      // A wait ends inside the receiver: its listeners have a few turns, so that the webhook is on the timeline before what follows from it.
      Effect.ensuring(Effect.repeat(Effect.yieldNow, { times: 4 }))
    )
