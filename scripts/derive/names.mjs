// How the function of an operation is called: one rule for every resource. CONTRIBUTING.md states it in words.

/** Functions that the rule would call otherwise, and why. */
const exceptions = {
  Call_GetOperation: {
    resource: "CommsOperation",
    name: "get",
    reason: "Graph has a type for the operations of a call, commsOperation, and this is how one is read."
  }
}

/** Names that functions had before, by the operation's id: they stay as deprecated aliases. */
const formerNames = {
  Connect: ["connectCall"],
  CallConnection_GetCall: ["getCall"],
  CallConnection_HangupCall: ["hangUp"],
  CallConnection_TerminateCall: ["terminate"],
  CallConnection_Mute: ["muteParticipants"],
  CallRecording_StartRecording: ["start"],
  CallRecording_GetRecordingProperties: ["getProperties"],
  CallRecording_StopRecording: ["stop"],
  CallRecording_PauseRecording: ["pause"],
  CallRecording_ResumeRecording: ["resume"],
  ChatThread_GetChatThreadProperties: ["getChatThreadProperties"]
}

const small = (text) => text.charAt(0).toLowerCase() + text.slice(1)

/** The field of a page that has the items; `undefined` for what is not a page. */
export const itemsOf = ({ success }) => {
  const fields = success.length === 1 ? (success[0].shape?.model?.fields ?? []) : []
  return fields.some(({ name }) => name === "nextLink") ? fields.find(({ name }) => name === "value") : undefined
}

/** Where the function of an operation is and what it is called: now, and before. */
export const nameOf = (one) => {
  const { id, method, path, service } = one.operation
  const former = formerNames[id] ?? []
  const exception = exceptions[id]
  if (exception !== undefined) return { ...exception, former }
  const [group, verb] = id.includes("_") ? id.split("_") : [service.name, id]
  // Identity's younger specifications are made of groups that are called so.
  const resource = group.replace(/Operations$/, "")
  const isOwnRead = method === "GET" && /^[^{}]*\{\w+\}$/.test(path)
  if (isOwnRead) return { resource, name: "get", former }
  const name = itemsOf(one) === undefined ? small(verb) : `list${verb.replace(/^(?:Get|List)/, "")}`
  return { resource, name, former }
}
