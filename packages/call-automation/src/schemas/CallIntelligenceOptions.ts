/** Azure AI services for a call. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import type * as models from "../generated/models.ts"

/** The endpoint of the Azure AI services resource that speaks and recognizes on a call. */
export const CallIntelligenceOptions: Schema.Codec<models.CallIntelligenceOptions, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    cognitiveServicesEndpoint: Field.optional(Schema.String).annotate({
      description: "The endpoint of the resource, such as `https://contoso.cognitiveservices.azure.com`."
    })
  }).annotate({
    identifier: "CallIntelligenceOptions",
    description: "The Azure AI services resource that speaks and recognizes speech in a call."
  }))()
