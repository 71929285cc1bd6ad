/** What an application asked of a call, how far it is and how it ended: the record behind answers and notifications. */
import * as Redacted from "effect/Redacted"
import type { Result } from "./results.ts"

/** The types of operations, without Microsoft's prefix. */
export type OperationType =
  "playPromptOperation" | "recordOperation" | "cancelMediaProcessingOperation" | "subscribeToToneOperation"

/** How an operation ended. */
export interface Outcome {
  readonly status: "completed" | "failed"
  readonly resultInfo?: Result
  readonly recordingLocation?: string
  readonly recordingAccessToken?: string
  /** On the wire of both versions for recordings, of beta alone for prompts. */
  readonly completionReason?: string
}

/** An operation of a call. */
export interface CommsOperation {
  readonly id: string
  readonly type: OperationType
  readonly clientContext: string | undefined
  /** `undefined` while it waits or runs. */
  outcome: Outcome | undefined
}

const running: { readonly status: "running"; readonly recordingAccessToken?: string } = { status: "running" }

const named = ({ clientContext, id, type }: CommsOperation) => ({
  "@odata.type": `#microsoft.graph.${type}`,
  id,
  ...(clientContext === undefined ? {} : { clientContext })
})

/** An operation as notifications show it. */
export const wireOf = (operation: CommsOperation) => ({ ...named(operation), ...(operation.outcome ?? running) })

/** An operation as the schemas of answers have it: the token of a recording is kept from logs until it is encoded. */
export const bodyOf = (operation: CommsOperation) => {
  const { recordingAccessToken: token, ...rest } = operation.outcome ?? running
  return {
    ...named(operation),
    ...rest,
    ...(token === undefined ? {} : { recordingAccessToken: Redacted.make(token) })
  }
}
