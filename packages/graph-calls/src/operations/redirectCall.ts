import * as Field from "@effect-comms/core/Field"
import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import { open } from "../schemas/open.ts"
import { InvitationParticipantInfo } from "../schemas/Participant.ts"
import { RoutingPolicy } from "../schemas/RoutingPolicy.ts"
import { OwnCallbackUri } from "./callbackUri.ts"
import { commandToCall } from "./command.ts"

export const redirectCall = commandToCall("Call_Redirect", "redirect", {
  description:
    "Redirects an incoming call that was neither answered nor rejected, within 15 seconds of its notification.\nSeveral targets ring at once; who answers first has the call. Needs `Calls.Initiate.All`.",
  source: "call: redirect",
  payload: open({
    targets: Schema.Array(InvitationParticipantInfo).check(
      Schema.isMinLength(1, { expected: "1 to 25 targets" }),
      Schema.isMaxLength(25, { expected: "1 to 25 targets", description: "Who is called instead." })
    ),
    timeout: Field.optionalOrNull(
      Schema.Int.check(Schema.isBetween({ minimum: 15, maximum: 90 }, { expected: "15 to 90 seconds" }))
    ).annotate({ description: "How long they ring, in seconds; default 55 for one target, 60 for several." }),
    callbackUri: Field.optionalOrNull(OwnCallbackUri).annotate({
      description: "Where notifications of this call are posted; default where those of incoming calls are."
    }),
    routingPolicies: Field.optionalOrNull(Schema.Array(RoutingPolicy)).annotate({
      description: "How the call may be routed; an example of the reference has it, and no metadata."
    }),
    maskCallee: Field.optionalOrNull(Schema.Boolean)
      .annotate({ description: "Whether the caller does not see who was called." })
      .pipe(Field.versions(beta)),
    maskCaller: Field.optionalOrNull(Schema.Boolean)
      .annotate({ description: "Whether the targets do not see who calls." })
      .pipe(Field.versions(beta)),
    targetDisposition: Field.optionalOrNull(openEnum(["default", "simultaneousRing", "forward"]))
      .annotate({ description: "How the targets are called." })
      .pipe(Field.versions(beta))
  }).annotate({ identifier: "RedirectRequest" }),
  failures: [400, 404],
  success: { 202: Operation.Empty }
})
