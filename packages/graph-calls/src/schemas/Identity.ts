/** Who somebody is: one identity per kind, as Graph puts them side by side into a set. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { EndpointType } from "./EndpointType.ts"
import * as OData from "./odataType.ts"

const identity = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    id: Field.optional(Schema.String),
    displayName: Field.optional(Schema.String),
    tenantId: Field.optional(Schema.String),
    identityProvider: Field.optional(Schema.String),
    hidden: Field.optional(Schema.Boolean),
    email: Field.optional(Schema.String),
    applicationType: Field.optional(Schema.String),
    azureCommunicationServicesResourceId: Field.optional(Schema.String)
  }).annotate({ identifier: "identity" }))()

/** A user, an application, a phone or a guest; the `id` of a phone is its number in E.164. */
export interface Identity extends Schema.Schema.Type<typeof identity> {}
export const Identity: Schema.Codec<Identity, unknown> = identity

const identitySet = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    user: Field.optional(Identity),
    application: Field.optional(Identity),
    device: Field.optional(Identity),
    phone: Field.optional(Identity),
    applicationInstance: Field.optional(Identity),
    guest: Field.optional(Identity),
    encrypted: Field.optional(Identity),
    onPremises: Field.optional(Identity),
    assertedIdentity: Field.optional(Identity),
    azureCommunicationServicesUser: Field.optional(Identity),
    endpointType: Field.optional(EndpointType),
    acsUser: Field.optional(Identity),
    acsApplicationInstance: Field.optional(Identity),
    spoolUser: Field.optional(Identity),
    spoolApplicationInstance: Field.optional(Identity)
  }).annotate({ identifier: "identitySet" }))()

/**
 * Identities by kind.
 *
 * Besides the members of the published type it has those that calls carry in the same place (`phone`, `guest`,
 * `applicationInstance` and so on), which Microsoft's generated clients drop.
 */
export interface IdentitySet extends Schema.Schema.Type<typeof identitySet> {}
export const IdentitySet: Schema.Codec<IdentitySet, unknown> = identitySet
