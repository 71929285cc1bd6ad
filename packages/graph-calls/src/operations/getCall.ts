import { Call } from "../schemas/Call.ts"
import { call } from "./paths.ts"
import { readOf } from "./resource.ts"

export const getCall = readOf("Call_Get", Call, {
  description: "Gets the properties of a call.\nA call that has ended is `NotFound` with code 8522.",
  source: "Get call",
  at: call
})
