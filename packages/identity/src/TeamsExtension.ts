/** The principals of Microsoft Entra tenants that may use the resource with Teams Phone extensibility, and the exchange of their tokens. */
export * from "./generated/TeamsExtension.ts"
