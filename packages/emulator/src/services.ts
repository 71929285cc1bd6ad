/** The services of the local cloud, and every operation that they declare. */
import * as callAutomation from "@effect-comms/call-automation/operations"
import * as chat from "@effect-comms/chat/operations"
import type * as Operation from "@effect-comms/core/Operation"
import * as graph from "@effect-comms/graph-calls/operations"
import * as identity from "@effect-comms/identity/operations"
import { makeCallAutomation } from "./call-automation/CallAutomation.ts"
import { profile as callAutomationProfile } from "./call-automation/profile.ts"
import { profile as chatProfile } from "./chat/profile.ts"
import { profile as graphProfile } from "./graph/profile.ts"
import { profile as identityProfile } from "./identity/profile.ts"
import { makeTelephony } from "./telephony/controls.ts"
import { makeNetwork } from "./telephony/Network.ts"
import type { ServiceProfile } from "./service/ServiceProfile.ts"
import { makeChat } from "./chat/Chat.ts"
import { makeGraphCalls } from "./graph/GraphCalls.ts"
import { makeIdentity } from "./identity/Identity.ts"
import { makeUsers } from "./identity/state/Users.ts"
import type { EmulatedService } from "./service/EmulatedService.ts"
import type { EmulatorContext } from "./service/EmulatorContext.ts"

/** Every declared operation; those without a handler are refused and counted. */
export const declared: ReadonlyArray<Operation.Any> = [
  ...callAutomation.all,
  ...chat.all,
  ...identity.all,
  ...graph.all
]

/** The habits of each service. */
export const profiles: ReadonlyArray<ServiceProfile> = [
  callAutomationProfile,
  chatProfile,
  identityProfile,
  graphProfile
]

/** The services on one simulated network. */
export const makeServices = (emulator: EmulatorContext): ReadonlyArray<EmulatedService> => {
  const users = makeUsers(emulator)
  const { endOfOthers } = emulator.options
  const network = makeNetwork(emulator)
  return [
    makeTelephony(network),
    makeCallAutomation(emulator, network, { endOfOthers }),
    makeChat(emulator, users),
    makeIdentity(emulator, users),
    makeGraphCalls(emulator, network)
  ]
}
