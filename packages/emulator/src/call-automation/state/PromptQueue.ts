/** The queue of a call's prompts and recognitions: one at a time is heard, in the order they came, unless all are cancelled. */
import type { Call, Prompt } from "./Call.ts"

/** Puts a prompt behind the others; the first starts at once. */
export const enqueue = (call: Call, prompt: Prompt): void => {
  call.prompts.push(prompt)
  if (call.prompts.length === 1) prompt.start()
}

/** Takes a prompt out; behind the first the next starts. */
export const dequeue = (call: Call, prompt: Prompt): void => {
  const at = call.prompts.indexOf(prompt)
  if (at < 0) return
  call.prompts.splice(at, 1)
  if (at === 0) call.prompts[0]?.start()
}

/** Cancels these prompts, the last first, so that none of them starts. */
export const cancel = (prompts: ReadonlyArray<Prompt>): void => {
  for (const prompt of prompts.toReversed()) prompt.cancel()
}
