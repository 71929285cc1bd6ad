/** What the provider states mean that only the contract of Graph's calls names. */

/** By name, without their parameters. */
export const states = {
  "a Graph application":
    "It may create calls. The bearer token is one of it, of this tenant; its id is the audience of the tokens of notifications.",
  "a Graph call is being established":
    "An outgoing call of the application to one Teams user, who has not answered; the service hosts its media, and posts its notifications to `callbackUri`.",
  "a Graph call is established": "As a call that is being established, and the user has answered.",
  "a Graph call rings for the application":
    "A user calls the application, which has been notified at `callbackUri` and has not said anything yet.",
  "a Graph meeting is joined":
    "The application has joined a meeting and is in it as `ownParticipantId`; a user of this id is in it as `participantId`. `media` says who hosts them: `serviceHosted` or `appHosted`; `callOptions` are those that it joined with, by default none.",
  "a policy has the application record a Graph call":
    "A policy for compliance recording has brought the application into a call of two users, and it has answered.",
  "a policy has a Graph call ring for the application":
    "A policy for compliance recording is about to bring the application into a call for this participant; the application has been notified at `callbackUri` and has not said anything yet.",
  "somebody under the policy joins the Graph call":
    "This user is about to join as this participant; the application, which has room for it, is asked and accepts it.",
  "the user leaves the Graph call": "This user, who was in it.",
  "content sharing ends in the Graph meeting": "The participant has ended it.",
  "somebody waits in the lobby of the Graph meeting": "A user, who will be in the call as this participant.",
  "the Graph meeting is recorded": "The application has started it.",
  "the Graph meeting is transcribed": "The application has started it.",
  "the participant hears hold music": "The application has started it.",
  "the application is muted in the Graph meeting": "The application has muted itself.",
  "an audio routing group is there":
    "The application has made it in the call, of this id: what the source says the receiver hears.",
  "content is shared in the Graph call": "The participant shares its screen in a session of this id.",
  "synthetic media of the participant were reported": "By the application, just before.",
  "the Graph call has ended": "The application has hung up.",
  "an operation is running":
    "An operation of this type is under way in the call; a prompt lasts a minute, and the key # ends a recording.",
  "the other side presses a key": "In that call, which is established.",
  "the Graph token is wrong": "The bearer token is none that the authority issued.",
  "the Graph token has expired": "The bearer token of the application was good before.",
  "the application is not allowed to": "The service answers the next request with 403 and executes nothing."
} as const satisfies Readonly<Record<string, string>>
