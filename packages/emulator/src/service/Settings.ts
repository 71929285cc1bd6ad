/**
 * What `GET /_emulator/settings` answers: that this is the local cloud, which version of it, and the settings by which a program reaches
 * it and verifies what it posts.
 *
 * Clients read it by themselves from an endpoint on this machine. Its only secrets are the well-known development key and the secret of Event
 * Grid's addresses in the documentation; others stay with those who gave them.
 */
import * as Schema from "effect/Schema"
import type { CallbackSigner } from "./ServiceProfile.ts"

/** What the local cloud calls itself, by which clients know it. */
export const name = "@effect-comms/emulator"

/** How posts of a service are verified. */
const verification = {
  /** What `iss` of the tokens is. */
  issuers: Schema.Array(Schema.String),
  /** The URL of the OpenID metadata of the signing keys. */
  metadataUrl: Schema.String,
  /** The URL of the signing keys, a JSON Web Key Set. */
  jwksUrl: Schema.String
}

/** The settings. */
export interface Settings extends Schema.Schema.Type<typeof Settings> {}

/** Their schema. */
export const Settings = Schema.Struct({
  /** Says that it is the local cloud. */
  emulator: Schema.Literal(name),
  /** The version of the package. */
  version: Schema.String,
  /** Where it is, without a slash at the end; as the request named it. */
  endpoint: Schema.String,
  /** Absent when its key is not the well-known development key. */
  connectionString: Schema.optionalKey(Schema.String),
  /** The id of the ACS resource. */
  resourceId: Schema.String,
  /** What is behind `?secret=` of an Event Grid endpoint; absent when none has the well-known one. */
  eventGridSecret: Schema.optionalKey(Schema.String),
  callAutomation: Schema.Struct({
    endpoint: Schema.String,
    /** What `aud` of the tokens on callbacks and media sockets is. */
    audience: Schema.String,
    ...verification
  }),
  chat: Schema.Struct({ endpoint: Schema.String }),
  graph: Schema.Struct({
    /** The root, for `GraphCalls.layer`. */
    endpoint: Schema.String,
    /** The root with the version, for Microsoft's own client. */
    baseUrl: Schema.String,
    /** Where tokens are issued, without a tenant. */
    authority: Schema.String,
    /** The token endpoint; `{tenant}` stands for the tenant. */
    tokenUrl: Schema.String,
    /** What a token is asked for. */
    scope: Schema.String,
    /** Whose id `aud` of the tokens on notifications is: the one that the application got its own token with. */
    audience: Schema.Literal("clientId"),
    ...verification
  })
})

/** How posts that a signer signs are verified, at an origin. */
export const verificationBy = (signer: CallbackSigner, origin: string) => ({
  issuers: [signer.issuer],
  metadataUrl: `${origin}${signer.configurationPath}`,
  jwksUrl: `${origin}${signer.keysPath}`
})
