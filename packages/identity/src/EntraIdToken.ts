/** The exchange of the Entra access tokens of users for access tokens of Communication Services. */
export * from "./generated/EntraIdToken.ts"
