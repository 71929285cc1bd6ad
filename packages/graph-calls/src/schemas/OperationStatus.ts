import { openEnum } from "@effect-comms/core/OpenEnum"

/** How far an operation is. Graph writes both `running` and `Running`; it is read as the former. */
export const OperationStatus = /* @__PURE__ */ (() =>
  openEnum(["notStarted", "running", "completed", "failed"]).annotate({
    description: "The status of an operation; an absent one means `running`."
  }))()
export type OperationStatus = typeof OperationStatus.Type
