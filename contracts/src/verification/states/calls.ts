/** How states bring calls about: the application calls, invites, and time passes. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"

/** Where the application is told; deliveries do not leave the process. */
export const callbackUri = "https://app.contoso.com/callback"

const resource = "b9614373-fd0b-480c-8fd2-cb58b70eab9f"

/** Somebody who answers. */
export const somebody = `8:acs:${resource}_0f50d091-5bd3-448b-884d-44be7037d9b9`
/** Somebody who is in no call. */
export const stranger = `8:acs:${resource}_da7be3a9-8788-42a6-85c6-56b2cf784fce`
/** Somebody who declines: the last three digits say so. */
export const decliner = `8:acs:${resource}_ae9e3307-f56e-44be-8934-80a63f080603`

/** Longer than anything that has begun takes to be told, except for rings and prompts. */
export const awhile = 5000

/** What texts are spoken and speech is recognized with; the first version has it not. */
const aiServices = ({ apiVersion }: ProviderUnderTest) =>
  apiVersion === "2023-03-06"
    ? {}
    : { callIntelligenceOptions: { cognitiveServicesEndpoint: "https://contoso.cognitiveservices.azure.com/" } }

interface Calling {
  readonly operationContext?: string | undefined
}

/** The member that a request has only when it is given. */
export const contextOf = ({ operationContext }: Calling) => (operationContext === undefined ? {} : { operationContext })

/** Calls these users and waits until the call is what it becomes; it stands for the contract's. */
export const connect = async (
  provider: ProviderUnderTest,
  callConnectionId: string,
  participants: ReadonlyArray<string> = [somebody],
  more: Partial<Parameters<typeof CallAutomation.createCall>[0]> = {}
): Promise<void> => {
  const targets = participants.map(fromRawId)
  const call = await provider.run(CallAutomation.createCall({ targets, callbackUri, ...aiServices(provider), ...more }))
  provider.aliases.add(callConnectionId, call.callConnectionId ?? "")
  await provider.advance(awhile)
}

/** Invites somebody into a call of the contract, who rings until time passes. */
export const invite = (
  provider: ProviderUnderTest,
  callConnectionId: string,
  participant: string,
  context: Calling = {}
) =>
  provider.run(
    CallConnection.addParticipant({
      callConnectionId: provider.aliases.of(callConnectionId),
      participantToAdd: fromRawId(participant),
      ...contextOf(context)
    })
  )
