import { openEnum } from "@effect-comms/core/OpenEnum"

/** How a call may be routed. */
export const RoutingPolicy = /* @__PURE__ */ (() =>
  openEnum([
    "none",
    "noMissedCall",
    "disableForwardingExceptPhone",
    "disableForwarding",
    "preferSkypeForBusiness",
    "unknownFutureValue"
  ]))()
