/** What the kernel does that no recording and no document shows, as data for the parity table. */
import type { Assumption } from "../service/Assumption.ts"

export const assumptions: ReadonlyArray<Assumption> = [
  {
    id: "kernel.dateSkew",
    what: "x-ms-date may be five minutes from the wall clock, on either side.",
    why: "The specifications name no tolerance."
  },
  {
    id: "kernel.unauthorizedText",
    what: "The message of a 401 names the header and what was expected, after the service's own; the code is 7509 for a wrong signature in Call Automation, Denied in Identity, else Unauthorized.",
    why: "7509 and Denied are reported with their texts; of the others only the code and one text of Chat are published."
  },
  {
    id: "kernel.apiVersion",
    what: "A missing api-version is ApiVersionUnspecified; an unknown one, or one without the operation, is UnsupportedApiVersion.",
    why: "The usual answers of the services' framework; not recorded."
  },
  {
    id: "kernel.unknownPath",
    what: "An unknown path is 404 NotFound, another method 405; in Graph 400 Resource not found for the segment, and 405.",
    why: "Not recorded."
  },
  {
    id: "kernel.pathCase",
    what: "The fixed parts of paths compare without regard to case; ids do not.",
    why: "The habit of the services' framework; for Graph it is documented, for ACS not recorded."
  },
  {
    id: "kernel.badBody",
    what: "What cannot be decoded is 400 with code 8523 in Call Automation and BadRequest elsewhere; another media type is 415.",
    why: "8523 is documented as invalid body; whether it is the code on the wire, and the others, is not."
  },
  {
    id: "kernel.fieldOfOtherVersion",
    what: "A field that the api-version does not have is refused like a wrong one.",
    why: "The real service may ignore it; a program that sends it by mistake wants to know."
  },
  {
    id: "kernel.bodyLimit",
    what: "Bodies over 1 MiB are 413.",
    why: "No limit is published."
  },
  {
    id: "kernel.repeatabilityMode",
    what: "Call Automation treats repeated pairs as documented for other services of ACS: 4xx repeated, another request 400, window 412.",
    why: "The documentation names Email and Rooms; recordings show only the result header."
  },
  {
    id: "kernel.pairWithoutSupport",
    what: "A pair on an operation that does not support repeatability is 501 with Repeatability-Result: rejected.",
    why: "As the OASIS specification and Azure's guidelines say; not recorded."
  },
  {
    id: "kernel.claimedRepeats",
    what: "A repeated pair on create, answer, redirect, reject, connect and Chat's create thread gives the first answer again.",
    why: "The clients send it and no Repeatability-Result comes back; a switch executes it again."
  },
  {
    id: "kernel.callbackRetries",
    what: "Callbacks that are not acknowledged with a 2xx are tried three more times, after 1, 2 and 4 seconds.",
    why: "No policy is published."
  },
  {
    id: "kernel.callbackUnanswered",
    what: "A callback that is not answered holds up the later ones of its leg for ten seconds of network time; then they go on. A late answer counts, and what gets none within thirty seconds is tried again beside them.",
    why: "No response window and no order of callbacks are published; samples of Microsoft do not answer callbacks, and are meant to get the later ones."
  },
  {
    id: "kernel.noTenant",
    what: "An application that asks the token endpoint for itself is refused with AADSTS50059 at common and organizations, and with AADSTS700016 at consumers.",
    why: "The first is reported, though Entra takes the own tenant of some applications; the second is what an application gets that a tenant does not know."
  },
  {
    id: "kernel.userTokens",
    what: "A user token needs a scope that begins with chat for Chat; it and the bearers of the token endpoint are signed with HS256.",
    why: "Clients read nothing but the end of a token."
  },
  {
    id: "kernel.graphKeys",
    what: "Graph's notifications and Call Automation's callbacks are signed with one key.",
    why: "Two documents are served, as Microsoft's two are; that their keys differ carries nothing."
  },
  {
    id: "kernel.crossOrigin",
    what: "Chat and Identity answer CORS preflights with 204 for any origin, the usual methods and the headers that are asked for, for two hours.",
    why: "Recordings show the headers that Chat exposes, and no preflight."
  },
  {
    id: "kernel.mediaSockets",
    what: "A media socket is opened once: an upgrade may take 10 seconds, is not tried again, and a binary frame ends it with 1003.",
    why: "The documents say that the service is the client and sends text frames, not what it does when that fails."
  }
]
