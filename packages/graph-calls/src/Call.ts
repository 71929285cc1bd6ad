/**
 * What is done with a call: create, answer, redirect and transfer it, play prompts, record answers, listen for tones, hang up.
 *
 * An action answers with its operation. When the answer's `status` is `completed` or `failed` it is final; otherwise the end comes
 * as a notification, which `CallNotifications.awaitOperation` waits for. For each action, a function whose name ends in `AndWait` takes the
 * same input, waits for that as well and gives the operation. It needs `CallNotifications`, which has to be given what Graph posts.
 */
export * from "./generated/Call.ts"
