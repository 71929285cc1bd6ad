/** Ids as Graph gives them: GUIDs as a rule, opaque. */
import * as Schema from "effect/Schema"

/** The id of a call. */
export const CallId = /* @__PURE__ */ Schema.String.annotate({
  identifier: "CallId",
  description: "The id of the call: a GUID as a rule, opaque."
})

/** The id of an operation of a call. */
export const OperationId = /* @__PURE__ */ Schema.String.annotate({
  identifier: "OperationId",
  description: "The id of the operation of the call: a GUID as a rule, opaque."
})

/** The id of a participant of a call. */
export const ParticipantId = /* @__PURE__ */ Schema.String.annotate({
  identifier: "ParticipantId",
  description: "The id of the participant in the call: a GUID as a rule, opaque."
})

/** The id of an audio routing group of a call. */
export const GroupId = /* @__PURE__ */ Schema.String.annotate({
  identifier: "GroupId",
  description: "The id of the audio routing group in the call, opaque."
})

/** The id of a content sharing session of a call. */
export const SessionId = /* @__PURE__ */ Schema.String.annotate({
  identifier: "SessionId",
  description: "The id of the content sharing session in the call, opaque."
})
