/** Every public module of the package, by its name. */
export * as ApiVersion from "./ApiVersion.ts"
export * as CommunicationIdentity from "./CommunicationIdentity.ts"
export * as Identity from "./Identity.ts"
