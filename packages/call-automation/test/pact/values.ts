/** Matchers of values that the service chooses, with the examples of Microsoft's documentation. */
import { type agent, callConnectionId, serverCallId } from "../support.ts"
import { boolean, regex, string, uuid } from "./provider.ts"

export const leg = `/calling/callConnections/${callConnectionId}`

/** A raw id of an ACS user. */
export const userId = (example: string) => regex("^8:acs:[0-9a-f-]+_[0-9a-f-]+$", example)

/** Some ACS user. */
export const someUser = (example: typeof agent) => ({
  kind: "communicationUser",
  communicationUser: { id: userId(example.communicationUser.id) }
})

/** The leg's id; the contract's path names it, so that it is the same. */
export const legId = uuid(callConnectionId)

export const someServerCallId = string(serverCallId)

/** A participant in an answer. */
export const participant = (example: typeof agent) => ({ identifier: someUser(example), isMuted: boolean(false) })

/** What tells that the service has recognized the repeatability pair. */
export const accepted = { "Repeatability-Result": "accepted" }
