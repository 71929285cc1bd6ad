/** Effect-native client of Microsoft Graph's calls, and their notifications. */
export type * from "./generated/models.ts"
export * as ApiVersion from "./ApiVersion.ts"
export * as Call from "./Call.ts"
export * as CallNotifications from "./CallNotifications.ts"
export * as CommsOperation from "./CommsOperation.ts"
export * as GraphCalls from "./GraphCalls.ts"
export * as notifications from "./notifications.ts"
