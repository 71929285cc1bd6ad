import { openEnum } from "@effect-comms/core/OpenEnum"

/** How far an operation is. Graph writes both `running` and `Running`; it is read as the former. */
export const OperationStatus = /* @__PURE__ */ (() =>
  openEnum(["notStarted", "running", "completed", "failed"]).annotate({
    description: "How far an operation is; where it is absent, it is to be read as `running`."
  }))()
export type OperationStatus = typeof OperationStatus.Type
