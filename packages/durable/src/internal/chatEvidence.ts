/** What shows that a request of Chat was executed whose answer was lost. */

/** The name under which events of Chat are kept. */
export const service = "Chat"
