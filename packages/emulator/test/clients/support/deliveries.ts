/** What was heard of a call's webhooks, and what the local cloud says it posted. */
import type { Decoded } from "@effect-comms/call-automation/events"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { at } from "../../identity/support/wire.ts"
import type { Program } from "./Program.ts"

/** Events that the receiver published, in the order of arrival. */
export const heard = ({ receipts }: Program): ReadonlyArray<Decoded> =>
  receipts.flatMap(({ result }) => (Result.isSuccess(result) ? result.success.events : []))

/** Their names. */
export const names = (program: Program): ReadonlyArray<string> => heard(program).map(({ _tag }) => _tag)

/** The id of an event that has one. */
export const idOf = (event: Decoded): string => ("id" in event ? event.id : "")

/** How often the receiver said that it knew an event. */
export const duplicates = ({ receipts }: Program): number =>
  receipts.reduce((sum, { result }) => sum + (Result.isSuccess(result) ? result.success.duplicates : 0), 0)

/** Why deliveries were refused. */
export const refused = ({ receipts }: Program): ReadonlyArray<string> =>
  receipts.flatMap(({ result }) => {
    if (Result.isSuccess(result)) return []
    return "reason" in result.failure ? result.failure.reason : result.failure._tag
  })

/** The ids of events that the local cloud had to deliver, with the last it says of each. */
export const posted = (program: Program): Effect.Effect<ReadonlyMap<string, string>> =>
  Effect.map(program.cloud.journal(), (entries) => {
    const outcomes = new Map<string, string>()
    for (const { data, kind } of entries)
      if (kind === "callback") outcomes.set(String(at(data, "event", 0, "id")), String(data["outcome"]))
    return outcomes
  })
