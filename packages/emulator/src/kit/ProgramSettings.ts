/** What programs are given so that they reach a local cloud of a test: the options of our clients and receivers, ready-made. */
import type { Transport } from "@effect-comms/core/Transport"
import type { Link } from "./Link.ts"

/** The Graph application of a test. */
export const application = {
  tenantId: "a7e57a11-4ba5-4c3d-9e0f-7e57a9911ca7",
  clientId: "c1e47a11-4ba5-4c3d-9e0f-7e57a9911c47",
  clientSecret: "local-cloud"
} as const

/** What is in the address that Event Grid posts to, as `?secret=…`: it does not sign, so that applications know it by this. */
export { developmentSecret as eventGridSecret } from "../EventGridSubscription.ts"

/** Where signing keys are. */
interface Keys {
  readonly metadataUrl: string
}

/** The options, by what they are of. */
export interface ProgramSettings {
  /** Of `createCallAutomation`, and of Effect's `CallAutomation.layer` but for the transport. */
  readonly callAutomation: { readonly connectionString: string; readonly transport: Transport }
  /** Of `createCallEvents` and `CallEvents.layer`: the audience of callbacks and the keys that they are signed with. */
  readonly callEvents: {
    readonly audience: string
    readonly keys: Keys
    readonly fetch: typeof globalThis.fetch
    readonly transport: Transport
  }
  /** Of `createIdentity`. */
  readonly identity: { readonly connectionString: string; readonly transport: Transport }
  /** Of `createChat`, beside the credential of a user. */
  readonly chat: { readonly endpoint: string; readonly transport: Transport }
  /** Of `createChatEvents`. */
  readonly chatEvents: { readonly transport: Transport }
  /** Of `createGraphCalls`. */
  readonly graphCalls: {
    readonly tenantId: string
    readonly clientId: string
    readonly clientSecret: string
    readonly endpoint: string
    readonly transport: Transport
  }
  /** Of `createCallNotifications`. */
  readonly callNotifications: {
    readonly clientId: string
    readonly tenants: ReadonlyArray<string>
    readonly keys: Keys
    readonly fetch: typeof globalThis.fetch
    readonly transport: Transport
  }
}

/** The settings of a local cloud. */
export const settingsOf = (
  { connectionString, origin, resourceId, transport }: Link,
  fetch: typeof globalThis.fetch
): ProgramSettings => ({
  callAutomation: { connectionString, transport },
  callEvents: {
    audience: resourceId,
    keys: { metadataUrl: `${origin}/calling/.well-known/acsopenidconfiguration` },
    fetch,
    transport
  },
  identity: { connectionString, transport },
  chat: { endpoint: origin, transport },
  chatEvents: { transport },
  graphCalls: { ...application, endpoint: origin, transport },
  callNotifications: {
    clientId: application.clientId,
    tenants: [application.tenantId],
    keys: { metadataUrl: `${origin}/v1/.well-known/OpenIdConfiguration` },
    fetch,
    transport
  }
})
