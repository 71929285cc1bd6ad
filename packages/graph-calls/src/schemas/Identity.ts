/** Identities: one per kind, as Graph puts them side by side into a set. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { EndpointType } from "./EndpointType.ts"
import * as OData from "./odataType.ts"
import { open } from "./open.ts"

const identity = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    id: Field.optional(Schema.String).annotate({
      description: "The id of the user or application; of a phone its number in E.164."
    }),
    displayName: Field.optional(Schema.String).annotate({
      description: "The name shown to others; it may be out of date."
    }),
    tenantId: Field.optional(Schema.String).annotate({ description: "The tenant of the identity." }),
    identityProvider: Field.optional(Schema.String).annotate({ description: "The identity provider, such as `AAD`." }),
    hidden: Field.optional(Schema.Boolean).annotate({ description: "Whether others do not see it in the call." }),
    email: Field.optional(Schema.String).annotate({ description: "The e-mail address of a guest." }),
    applicationType: Field.optional(Schema.String).annotate({ description: "The type of an application." }),
    azureCommunicationServicesResourceId: Field.optional(Schema.String).annotate({
      description: "The resource of Azure Communication Services that a user belongs to."
    })
  }).annotate({ identifier: "identity", description: "A user, an application, a phone or a guest." }))()

/** A user, an application, a phone or a guest; the `id` of a phone is its number in E.164. */
export interface Identity extends Schema.Schema.Type<typeof identity> {}
export const Identity: Schema.Codec<Identity, unknown> = identity

const identitySet = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    user: Field.optional(Identity).annotate({ description: "A user of a tenant." }),
    application: Field.optional(Identity).annotate({ description: "An application, such as a bot." }),
    device: Field.optional(Identity).annotate({ description: "A device." }),
    phone: Field.optional(Identity).annotate({ description: "A phone; its `id` is the number in E.164." }),
    applicationInstance: Field.optional(Identity).annotate({ description: "A resource account, which owns a number." }),
    guest: Field.optional(Identity).annotate({ description: "A guest of a meeting." }),
    encrypted: Field.optional(Identity).annotate({
      description: "A user whose identity Microsoft shows encrypted only."
    }),
    onPremises: Field.optional(Identity).annotate({ description: "A user of Skype for Business." }),
    assertedIdentity: Field.optional(Identity).annotate({
      description: "The caller as the telephone network asserts it."
    }),
    azureCommunicationServicesUser: Field.optional(Identity).annotate({
      description: "A user of Azure Communication Services."
    }),
    endpointType: Field.optional(EndpointType).annotate({ description: "The kind of the endpoint that is called." }),
    acsUser: Field.optional(Identity).annotate({
      description: "A user of Azure Communication Services, as calls write it."
    }),
    acsApplicationInstance: Field.optional(Identity).annotate({
      description: "An application of Azure Communication Services."
    }),
    spoolUser: Field.optional(Identity).annotate({
      description: "A user of Azure Communication Services, as older calls write it."
    }),
    spoolApplicationInstance: Field.optional(Identity).annotate({
      description: "An application of Azure Communication Services, as older calls write it."
    })
  }).annotate({ identifier: "identitySet", description: "Identities by kind; as a rule, one of them." }))()

/**
 * Identities by kind.
 *
 * Besides the members of the published type it has those that calls carry in the same place (`phone`, `guest`,
 * `applicationInstance` and so on), which Microsoft's generated clients drop.
 */
export interface IdentitySet extends Schema.Schema.Type<typeof identitySet> {}
export const IdentitySet: Schema.Codec<IdentitySet, unknown> = identitySet
