import { call } from "./paths.ts"
import { deletionOf } from "./resource.ts"

export const deleteCall = deletionOf("Call_Delete", {
  description: "Deletes the application's call, which hangs up its leg; a group call goes on for the others.",
  source: "Delete call",
  at: call
})
