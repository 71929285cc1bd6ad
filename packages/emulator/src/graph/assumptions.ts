/** What this service does that no recording and no document shows, as data for the parity table. */
import type { Assumption } from "../service/Assumption.ts"

export const assumptions: ReadonlyArray<Assumption> = [
  {
    id: "graph.cancelledPlay",
    about: ["Call_CancelMediaProcessing"],
    what: "A cancelled playPrompt is notified as a cancelled recordResponse is: deleted, failed, 400/8508; in beta with completionReason mediaOperationCanceled.",
    why: "Microsoft's page shows the notification of a recording only."
  },
  {
    id: "graph.cancelNothing",
    about: ["Call_CancelMediaProcessing"],
    what: "cancelMediaProcessing on an empty queue is answered like any other: 200, completed.",
    why: "Not documented."
  },
  {
    id: "graph.notEstablished",
    what: "Media operations on a call that is not established are refused with 400.",
    why: "Not documented."
  },
  {
    id: "graph.appHosted",
    what: "Media operations on a call with appHostedMediaConfig are refused with 400.",
    why: "Documented as service-hosted only, without the answer."
  },
  {
    id: "graph.badMedia",
    about: ["Call_PlayPrompt", "Call_RecordResponse"],
    what: "Prompts that cannot be decoded or found fail with 400/8535 and 400/8536; a recording says playPromptFailed.",
    why: "The codes are those of the same platform in ACS."
  },
  {
    id: "graph.recordAccepted",
    about: ["Call_Record"],
    what: "record is answered with 200 when it begins at once, and with 202 when it waits behind something.",
    why: "Microsoft's page has both and does not say when which."
  },
  {
    id: "graph.recordSilence",
    about: ["Call_RecordResponse"],
    what: "The other side is silent: a recording ends at its longest duration, or earlier with 400/8510 when the initial silence is shorter.",
    why: "Codes of the same platform in ACS; a tie counts as the longest duration, as in Microsoft's example."
  },
  {
    id: "graph.stopTone",
    about: ["Call_RecordResponse"],
    what: "A stop tone ends a recording with 200/8514, stopToneDetected.",
    why: "Code of the same platform in ACS."
  },
  {
    id: "graph.bargeIn",
    about: ["Call_RecordResponse"],
    what: "A recording with bargeInAllowed cancels what runs and waits, notified as cancelMediaProcessing does.",
    why: "Documented without its notifications."
  },
  {
    id: "graph.endedCallSilence",
    what: "Operations of a call that ends are not notified any more.",
    why: "Reported by users for recordings; taken for prompts."
  },
  {
    id: "graph.hangUpResult",
    about: ["Call_Delete"],
    what: "A call that its application deletes ends with 200/7000 and a text of the form `… DiagCode: 200#7000.@`.",
    why: "Microsoft's list has the code, its example another."
  },
  {
    id: "graph.unanswered",
    about: ["Call_Create"],
    what: "Somebody who does not answer ends the call with the SIP status as code, sub-code 10057 (408), 10037 (480) or 0 for users and 560000 + status for telephones.",
    why: "Graph publishes sub-codes for a few ends only."
  },
  {
    id: "graph.sourceInvalidStatus",
    about: ["Call_Create"],
    what: "A call to a telephone without an application instance is refused with 400/7507, without a tenant with 403/7505.",
    why: "The codes are known from users' reports, the status is not."
  },
  {
    id: "graph.otherApplication",
    what: "A call of another application is 404/8522.",
    why: "Not documented."
  },
  {
    id: "graph.operationGone",
    about: ["Call_GetOperation"],
    what: "Operations can be read until their call ends; an unknown one is 404 NotFound.",
    why: "One page shows the request, none its life."
  },
  {
    id: "graph.incomingUnanswered",
    what: "An incoming call ends after 15 seconds with 480/10076.",
    why: "The deadline is documented, the code inferred from users' reports."
  }
]
