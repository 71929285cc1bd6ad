/** The models of Identity as schemas. Clients do not load them: generated sources have their types and codecs. */
export * from "./AccessToken.ts"
export * from "./IdentityId.ts"
export * from "./TokenLifetime.ts"
export * from "./TokenScope.ts"
export * from "./CommunicationIdentity.ts"
export * from "./TeamsExtension.ts"
