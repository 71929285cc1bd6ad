/** The queue of prompts and recognitions of a conversation or a line: one at a time is heard, in the order they came, unless all are cancelled. */
import type { Prompt } from "./Conversation.ts"

/** What has a queue. */
interface Queued {
  readonly prompts: Array<Prompt>
}

/** Puts a prompt behind the others; the first starts at once. */
export const enqueue = ({ prompts }: Queued, prompt: Prompt): void => {
  prompts.push(prompt)
  if (prompts.length === 1) prompt.start()
}

/** Takes a prompt out; behind the first the next starts. */
export const dequeue = ({ prompts }: Queued, prompt: Prompt): void => {
  const at = prompts.indexOf(prompt)
  if (at < 0) return
  prompts.splice(at, 1)
  if (at === 0) prompts[0]?.start()
}

/** Cancels these prompts, the last first, so that none of them starts. */
export const cancel = (prompts: ReadonlyArray<Prompt>): void => {
  for (const prompt of prompts.toReversed()) prompt.cancel()
}
