// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public types.

export type CommunicationCloudEnvironmentModel = "public" | "dod" | "gcch" | (string & {})

/** Who takes part, as sent and received: a raw id, or one nested model, or both. */
export interface CommunicationIdentifier {
  readonly rawId?: string | undefined
  readonly kind?:
    | "communicationUser"
    | "phoneNumber"
    | "microsoftTeamsUser"
    | "microsoftTeamsApp"
    | "teamsExtensionUser"
    | "unknown"
    | (string & {})
    | undefined
  readonly communicationUser?: CommunicationUserIdentifierModel | undefined
  readonly phoneNumber?: PhoneNumberIdentifierModel | undefined
  readonly microsoftTeamsUser?: MicrosoftTeamsUserIdentifierModel | undefined
  readonly microsoftTeamsApp?: MicrosoftTeamsAppIdentifierModel | undefined
  readonly teamsExtensionUser?: TeamsExtensionUserIdentifierModel | undefined
}

export interface CommunicationUserIdentifierModel {
  readonly id: string
}

export interface MicrosoftTeamsAppIdentifierModel {
  readonly appId: string
  readonly cloud?: CommunicationCloudEnvironmentModel | undefined
}

export interface MicrosoftTeamsUserIdentifierModel {
  readonly userId: string
  readonly isAnonymous?: boolean | undefined
  readonly cloud?: CommunicationCloudEnvironmentModel | undefined
}

export interface PhoneNumberIdentifierModel {
  readonly value: string
  readonly isAnonymous?: boolean | undefined
  readonly assertedId?: string | undefined
}

export interface TeamsExtensionUserIdentifierModel {
  readonly userId: string
  readonly tenantId: string
  readonly resourceId?: string | undefined
  readonly cloud?: CommunicationCloudEnvironmentModel | undefined
}
