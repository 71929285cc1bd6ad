/** What the provider states mean that only the contract of Call Automation names. */

/** By name, without their parameters; participants are raw ids. */
export const states = {
  "a call is connected":
    "The application has called these participants, who have answered; none is muted or on hold, and events of the call go to https://app.contoso.com/callback. `aiServices`: whether its setup names Azure AI services. `request`: other members of the request that made it, which is of `apiVersion`.",
  "the call has ended": "It has for everybody.",
  "a call is coming in":
    "It rings at the application; the context is the one of its IncomingCall. `callerDisplayName`: what the caller is shown as.",
  "the call rings at the application":
    "The subscription of the resource has been told of a call that comes in, whose context is this.",
  "the incoming call is announced":
    "It rings, and the subscription of the resource has been told; the application has answered it since.",
  "an endpoint is subscribed": "It is at Event Grid, which asks whether the endpoint wants its events.",
  "the resource owns a phone number": "This one, and no other.",
  "a participant presses tones": "Just then, in that call.",
  "a participant speaks": "Just then, in that call; the speech is recognized with this confidence.",
  "a participant hangs up": "Just then, in that call.",
  "the next media operation fails": "It is of that call, and fails because of a service behind it.",
  "the application accepts no media sockets": "None that the service opens.",
  "the file of a recording is ready": "A recording in WAV of a call has ended, and its only file has this document id.",
  "the subscription is told of the file of a recording":
    "The file is ready, of the recording and the call of these ids, and the subscription of the resource has been told. It was recorded for so many milliseconds, with a pause between.",
  "the access key is wrong": "Requests are signed with a key that the resource does not have.",
  "the clock of the application is slow": "Requests are signed with a date that is so many milliseconds old.",
  "the first-sent is too old": "`Repeatability-First-Sent` is older than five minutes."
} as const satisfies Readonly<Record<string, string>>
