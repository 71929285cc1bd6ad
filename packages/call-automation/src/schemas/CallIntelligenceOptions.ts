/** Azure AI services for a call. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"

/** The endpoint of the Azure AI services resource that speaks and recognises on a call. */
export const CallIntelligenceOptions = /* @__PURE__ */ (() =>
  Schema.Struct({ cognitiveServicesEndpoint: Field.optional(Schema.String) }).annotate({
    identifier: "CallIntelligenceOptions"
  }))()
