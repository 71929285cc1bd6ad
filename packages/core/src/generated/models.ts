// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public types.

/** A cloud of Microsoft: the public one, or one of the government of the USA; default `public`. */
export type CommunicationCloudEnvironmentModel = "public" | "dod" | "gcch" | (string & {})

/** A participant, as sent and received: a raw id, or one nested model, or both. */
export interface CommunicationIdentifier {
  /** The identifier as one string, such as `4:+14255550123` or `8:acs:{resource}_{user}`; it names participants in URLs. */
  readonly rawId?: string | undefined
  /** Which of the nested models is there; what is read may lack it. */
  readonly kind?:
    | "communicationUser"
    | "phoneNumber"
    | "microsoftTeamsUser"
    | "microsoftTeamsApp"
    | "teamsExtensionUser"
    | "unknown"
    | (string & {})
    | undefined
  /** A user of the resource. */
  readonly communicationUser?: CommunicationUserIdentifierModel | undefined
  /** A phone number. */
  readonly phoneNumber?: PhoneNumberIdentifierModel | undefined
  /** A Teams user. */
  readonly microsoftTeamsUser?: MicrosoftTeamsUserIdentifierModel | undefined
  /** A Teams app. */
  readonly microsoftTeamsApp?: MicrosoftTeamsAppIdentifierModel | undefined
  /** A Teams user who phones through the resource. */
  readonly teamsExtensionUser?: TeamsExtensionUserIdentifierModel | undefined
}

/** A user of an Azure Communication Services resource. */
export interface CommunicationUserIdentifierModel {
  /** The raw id of the user, `8:acs:{resource}_{user}`. */
  readonly id: string
}

/** A Teams app. */
export interface MicrosoftTeamsAppIdentifierModel {
  /** The id of the app. */
  readonly appId: string
  /** The cloud of the app; default `public`. */
  readonly cloud?: CommunicationCloudEnvironmentModel | undefined
}

/** A Teams user. */
export interface MicrosoftTeamsUserIdentifierModel {
  /** The Entra object id of the user; of an anonymous one, the id of the visitor. */
  readonly userId: string
  /** Whether the user has not signed in; default `false`. */
  readonly isAnonymous?: boolean | undefined
  /** The cloud of the user; default `public`. */
  readonly cloud?: CommunicationCloudEnvironmentModel | undefined
}

/** A phone number. */
export interface PhoneNumberIdentifierModel {
  /** The number in E.164, such as `+14255550123`. */
  readonly value: string
  /** Whether the caller withheld the number; default `false`. */
  readonly isAnonymous?: boolean | undefined
  /** Distinguishes participants with the same number; part of their raw ids. */
  readonly assertedId?: string | undefined
}

/** A Teams user who phones through an Azure Communication Services resource. */
export interface TeamsExtensionUserIdentifierModel {
  /** The Entra object id of the user. */
  readonly userId: string
  /** The Entra tenant of the user. */
  readonly tenantId: string
  /** The id of the Azure Communication Services resource. */
  readonly resourceId?: string | undefined
  /** The cloud of the user; default `public`. */
  readonly cloud?: CommunicationCloudEnvironmentModel | undefined
}
