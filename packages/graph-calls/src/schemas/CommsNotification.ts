/** What Graph posts to the callback of a call, as it is on the wire. Reading it is `decode`'s. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import * as OData from "./odataType.ts"
import { open } from "./open.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"

/** What happened to a resource; the end of an operation and of a call is `deleted`. */
export const ChangeType = /* @__PURE__ */ (() =>
  openEnum(["created", "updated", "deleted"]).annotate({
    description: "What happened to a resource; the end of an operation and of a call is `deleted`."
  }))()
export type ChangeType = typeof ChangeType.Type

/** One change. `resource` is the older address, `resourceData` the resource as it is now. */
export const CommsNotification = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    changeType: ChangeType.annotate({ description: "What happened to the resource." }),
    resourceUrl: Schema.String.annotate({
      description: "Which resource: the address of a call or of something of it."
    }),
    resource: Field.optionalOrNull(Schema.String).annotate({ description: "The older address of the resource." }),
    callbackUri: Field.optionalOrNull(Schema.String).annotate({ description: "Where it was posted." }),
    subscriptionId: Field.optionalOrNull(Schema.String).annotate({
      description: "The subscription that it belongs to."
    }),
    resourceData: Schema.optionalKey(Schema.Unknown).annotate({ description: "The resource as it is now." })
  }).annotate({ identifier: "commsNotification", description: "One change." }))()
export type CommsNotification = typeof CommsNotification.Type

/** A body: several changes. */
export const CommsNotifications = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    value: Schema.Array(CommsNotification).annotate({ description: "The changes." })
  }).annotate({ identifier: "commsNotifications", description: "A body that Graph posts: several changes." }))()
export type CommsNotifications = typeof CommsNotifications.Type
