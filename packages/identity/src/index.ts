/** Every public module of the package, by its name. */
export type * from "./generated/models.ts"
export * as ApiVersion from "./ApiVersion.ts"
export * as CommunicationIdentity from "./CommunicationIdentity.ts"
export * as EntraIdToken from "./EntraIdToken.ts"
export * as Identity from "./Identity.ts"
export * as TeamsExtension from "./TeamsExtension.ts"
