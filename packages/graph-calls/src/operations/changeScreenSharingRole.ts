import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Operation from "@effect-comms/core/Operation"
import { open } from "../schemas/open.ts"
import { commandToCall } from "./command.ts"

export const changeScreenSharingRole = commandToCall("Call_ChangeScreenSharingRole", "changeScreenSharingRole", {
  description:
    "Makes the application share its screen in a group call, or only see that of others; only for application-hosted media.\nNeeds `Calls.AccessMedia.All`.",
  source: "call: changeScreenSharingRole",
  payload: open({
    role: openEnum(["viewer", "sharer"]).annotate({ description: "What the application does from now on." })
  }).annotate({ identifier: "ChangeScreenSharingRoleRequest" }),
  failures: [400, 404],
  success: { 202: Operation.Empty }
})
