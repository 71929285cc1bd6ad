/**
 * What is heard in a call: hold, and prompts.
 *
 * The service knows no repeatability here, so a failure that leaves open whether it was done is `Ambiguous` and nothing is sent again.
 */
import { method } from "./CallAutomation.ts"
import * as holding from "./operations/hold.ts"
import * as playing from "./operations/play.ts"
import * as unholding from "./operations/unhold.ts"

/**
 * Puts a participant on hold; ParticipantsUpdated shows it, HoldFailed tells that it was undone. Since 2024-06-15-preview.
 *
 * Source: Call Media - Hold.
 */
export const hold = /* @__PURE__ */ method(holding.hold)

/**
 * Takes a participant off hold; ParticipantsUpdated shows it. Since 2024-06-15-preview.
 *
 * Source: Call Media - Unhold.
 */
export const unhold = /* @__PURE__ */ method(unholding.unhold)

/**
 * Plays prompts to everybody or to some; the outcome comes as PlayCompleted, PlayFailed or PlayCanceled.
 *
 * Source: Call Media - Play.
 */
export const play = /* @__PURE__ */ method(playing.play)
