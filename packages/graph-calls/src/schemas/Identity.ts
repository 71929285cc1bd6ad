/** Identities: one per kind, as Graph puts them side by side into a set. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { EndpointType } from "./EndpointType.ts"
import * as OData from "./odataType.ts"
import { open } from "./open.ts"

const identity = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    id: Field.optionalOrNull(Schema.String).annotate({
      description: "The id of the user or application; of a phone its number in E.164."
    }),
    displayName: Field.optionalOrNull(Schema.String).annotate({
      description: "The name shown to others; it may be out of date."
    }),
    tenantId: Field.optionalOrNull(Schema.String).annotate({ description: "The tenant of the identity." }),
    identityProvider: Field.optionalOrNull(Schema.String).annotate({
      description: "The identity provider, such as `AAD`."
    }),
    hidden: Field.optionalOrNull(Schema.Boolean).annotate({ description: "Whether others do not see it in the call." }),
    email: Field.optionalOrNull(Schema.String).annotate({ description: "The e-mail address of a guest." }),
    applicationType: Field.optionalOrNull(Schema.String).annotate({ description: "The type of an application." }),
    azureCommunicationServicesResourceId: Field.optionalOrNull(Schema.String).annotate({
      description: "The resource of Azure Communication Services that a user belongs to."
    })
  }).annotate({ identifier: "identity", description: "A user, an application, a phone or a guest." }))()

/** A user, an application, a phone or a guest; the `id` of a phone is its number in E.164. */
export interface Identity extends Schema.Schema.Type<typeof identity> {}
export const Identity: Schema.Codec<Identity, unknown> = identity

const identitySet = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    user: Field.optionalOrNull(Identity).annotate({ description: "A user of a tenant." }),
    application: Field.optionalOrNull(Identity).annotate({ description: "An application, such as a bot." }),
    device: Field.optionalOrNull(Identity).annotate({ description: "A device." }),
    phone: Field.optionalOrNull(Identity).annotate({ description: "A phone; its `id` is the number in E.164." }),
    applicationInstance: Field.optionalOrNull(Identity).annotate({
      description: "A resource account, which owns a number."
    }),
    guest: Field.optionalOrNull(Identity).annotate({ description: "A guest of a meeting." }),
    encrypted: Field.optionalOrNull(Identity).annotate({
      description: "A user whose identity Microsoft shows encrypted only."
    }),
    onPremises: Field.optionalOrNull(Identity).annotate({ description: "A user of Skype for Business." }),
    assertedIdentity: Field.optionalOrNull(Identity).annotate({
      description: "The caller as the telephone network asserts it."
    }),
    azureCommunicationServicesUser: Field.optionalOrNull(Identity).annotate({
      description: "A user of Azure Communication Services."
    }),
    endpointType: Field.optionalOrNull(EndpointType).annotate({
      description: "The kind of the endpoint that is called."
    }),
    acsUser: Field.optionalOrNull(Identity).annotate({
      description: "A user of Azure Communication Services, as calls write it."
    }),
    acsApplicationInstance: Field.optionalOrNull(Identity).annotate({
      description: "An application of Azure Communication Services."
    }),
    spoolUser: Field.optionalOrNull(Identity).annotate({
      description: "A user of Azure Communication Services, as older calls write it."
    }),
    spoolApplicationInstance: Field.optionalOrNull(Identity).annotate({
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
