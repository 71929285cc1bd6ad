/** What the provider states mean that the contracts of every service may name. */

/** By name, without their parameters; times are in milliseconds unless they say otherwise. */
export const states = {
  "the resource": "It has this id, which is the audience of the tokens of what it delivers.",
  "the time is": "The clock of the service shows this from then on; dates of requests are made to fit it.",
  "the request was executed":
    "Exactly this request was sent, with the credential and the ids that the states before it ask for, and got an answer of this status. Every string in the `body` of `answer` stands for the string at the same place of the real answer from then on. `Repeatability-First-Sent` is made fresh, and is the same in a request with the same pair.",
  "time has passed": "Network time; what was due in it has happened and has been delivered.",
  "the application is subscribed":
    "It is subscribed to the resource's events of these types, by default all, at this address and in this schema of Event Grid. Nothing is of the resource but what the states after it bring about.",
  "the application does not take an event":
    "It answers the next delivery of an event of this type with 503; the event has this id.",
  "too many requests": "The service answers the next request with 429 and says how long to wait; it executes nothing.",
  "the service fails": "The service answers the next request with 500 and executes nothing.",
  "the service is unavailable": "The service answers the next request with 503 and executes nothing."
} as const satisfies Readonly<Record<string, string>>
