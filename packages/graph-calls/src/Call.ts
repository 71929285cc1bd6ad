/**
 * What is done with a call: create, answer, redirect and transfer it, play prompts, record answers, listen for tones, hang up.
 *
 * An action answers with its operation. When the answer's `status` is `completed` or `failed` it is final; otherwise the end comes
 * as a notification, which `CallNotifications.awaitOperation` waits for.
 */
export * from "./generated/Call.ts"
