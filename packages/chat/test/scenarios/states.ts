/** What the provider states mean that only the contract of Chat names. */

/** By name, without their parameters; users are raw ids. */
export const states = {
  "a chat user": "The bearer token is one of this user, with the scope `chat`.",
  "a chat thread":
    "It exists with these members, in this order. The bearer token is one of `createdBy`, with the scope `chat`. The system's messages about its creation are its only messages.",
  "messages in the thread": "They were sent after its creation, oldest first.",
  "users who cannot be added": "Adding them to a thread is refused with this code and message.",
  "the user token is wrong": "The bearer token is none that the service issued.",
  "the user token has expired": "The bearer token of the user was good before.",
  "the user token was revoked": "The bearer token of the user was good before.",
  "the user was deleted": "The bearer token of the user was good before.",
  "the user token lacks the scope chat": "The bearer token of the user is good for calls alone."
} as const satisfies Readonly<Record<string, string>>
