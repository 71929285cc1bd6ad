/** What Graph posts to the callback of a call, as it is on the wire. Reading it is `decode`'s. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import * as OData from "../schemas/odataType.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"

/** What happened to a resource; the end of an operation and of a call is `deleted`. */
export const ChangeType = /* @__PURE__ */ openEnum(["created", "updated", "deleted"])
export type ChangeType = typeof ChangeType.Type

/** One change. `resource` is the older address, `resourceData` the resource as it is now. */
export const CommsNotification = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    changeType: ChangeType,
    resourceUrl: Schema.String,
    resource: Field.optional(Schema.String),
    callbackUri: Field.optional(Schema.String),
    subscriptionId: Field.optional(Schema.String),
    resourceData: Schema.optionalKey(Schema.Unknown)
  }).annotate({ identifier: "commsNotification" }))()
export type CommsNotification = typeof CommsNotification.Type

/** A body: several changes. */
export const CommsNotifications = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    value: Schema.Array(CommsNotification)
  }).annotate({ identifier: "commsNotifications" }))()
export type CommsNotifications = typeof CommsNotifications.Type
