/** What the operations that make a leg of a call have in common: how their outcome is awaited. */

/** Waits on the leg that the response names. */
export const form = { by: "andWaitOnItsLeg", from: "@effect-comms/call-automation/internal/awaiting" }

/** Of the outcome of operations that make a leg. */
export const note =
  "When no response came, the first event that carries the context of the request identifies the leg: give every call a context of its own."
