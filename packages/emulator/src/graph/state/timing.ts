/** How long things take for Graph's calls, in milliseconds of network time; what is documented says so, the rest is taken. */

/** The time after which a meeting lets the application in. */
export const joining = 100
/** From an application's answer until the call is established. */
export const connecting = 100
/** From answering to audio that flows. */
export const audio = 50
/** When beta tells that it rings. */
export const ringing = 20
/** The times after which an incoming call that nobody answers ends, and one that a policy brought; documented. */
export const answering = 15_000
export const answeringPolicy = 5_000
/** How long a policy's application may take to decide about who joins. */
export const deciding = 5_000
/** The time after which a call without a keepAlive ends; documented. */
export const keepAlive = 45 * 60_000
/** How long somebody waits in the lobby. */
export const lobby = 30 * 60_000
/** How long the target of a transfer rings, and those of a redirect, one or several; the latter documented. */
export const transferring = 60_000
export const redirecting = { one: 55_000, several: 60_000 }
/** From the acceptance of a transfer to the end of the call. */
export const transferred = 50
/** When a transfer fails whose replaced call is not there. */
export const replacing = 200
/** From the answer of an operation that is carried out at once to its notification. */
export const completing = 200
/** How long recordings are kept after their call. */
export const discarding = 60_000
/** The shortest time between two reports of synthetic media of a participant; documented. */
export const reporting = 60_000
