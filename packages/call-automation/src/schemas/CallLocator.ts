/** Which call is meant, by an id that does not belong to a leg. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { openEnum } from "./openEnum.ts"

/** A call by exactly one of its ids, which `kind` names. */
export const CallLocator = /* @__PURE__ */ (() =>
  Schema.Struct({
    groupCallId: Field.optional(Schema.String),
    serverCallId: Field.optional(Schema.String),
    roomId: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2024-06-15-preview"))),
    kind: Field.optional(openEnum(["unknown", "groupCallLocator", "serverCallLocator", "roomCallLocator"]))
  }).annotate({ identifier: "CallLocator" }))()
