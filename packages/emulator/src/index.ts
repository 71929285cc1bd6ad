/** The local cloud: Azure Communication Services and Microsoft Graph calls on one simulated telephone network. */
export * as Emulator from "./Emulator.ts"
