/** What the provider states mean that only the contract of Call Automation names. */

/** By name, without their parameters; participants are raw ids. */
export const states = {
  "a call is connected":
    "The application has called these participants, who have all answered; its events go to https://app.contoso.com/callback. `aiServices`: whether its setup names Azure AI services. `request`: further members of the request, which is of `apiVersion`, or of the newest.",
  "the call has ended": "The application has hung up for everybody.",
  "a call is coming in":
    "Somebody calls the application, which has not answered; the context is that of the announcement.",
  "the incoming call is announced": "Somebody has called, and the event of it has been delivered.",
  "a participant presses tones": "In that call, one after another.",
  "a participant speaks": "In that call; the speech is recognized with this confidence.",
  "a participant hangs up": "In that call.",
  "the next media operation fails": "In that call: with this code and sub-code.",
  "the application accepts no media sockets": "Every socket that the service opens to the application is refused.",
  "the file of a recording is ready": "The document of a recording that was stopped.",
  "the subscription is told of the file of a recording":
    "A call was recorded until the recording was stopped, and Event Grid has delivered the event of its file.",
  "an endpoint is subscribed": "Event Grid has asked it whether it wants its events.",
  "the resource owns a phone number": "Calls may be made from this one, and from no other.",
  "the access key is wrong": "Requests are signed with a key that the resource does not have.",
  "the clock of the application is slow": "Requests are signed with a date that is so many milliseconds old.",
  "the first-sent is too old": "`Repeatability-First-Sent` is ten minutes old."
} as const satisfies Readonly<Record<string, string>>
