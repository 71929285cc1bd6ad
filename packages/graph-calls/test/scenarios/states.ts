/** What the provider states mean that only the contract of Graph's calls names. */

/** By name, without their parameters. */
export const states = {
  "a Graph application":
    "It may create calls. The bearer token is one of it, of this tenant; its id is the audience of the tokens of notifications.",
  "a Graph call is being established":
    "An outgoing call of the application to one Teams user, who has not answered; the service hosts its media, and posts its notifications to `callbackUri`.",
  "a Graph call is established": "As a call that is being established, and the user has answered.",
  "the Graph call has ended": "The application has hung up.",
  "an operation is running":
    "An operation of this type is under way in the call; a prompt lasts a minute, and the key # ends a recording.",
  "the other side presses a key": "In that call, which is established.",
  "the Graph token is wrong": "The bearer token is none that the authority issued.",
  "the Graph token has expired": "The bearer token of the application was good before.",
  "the application is not allowed to": "The service answers the next request with 403 and executes nothing."
} as const satisfies Readonly<Record<string, string>>
