/**
 * Identifiers as Chat writes them: Microsoft's model without `kind`.
 *
 * The specification lists the field since 2023-11-07, but neither the official clients nor the service write it; when it comes it is read.
 */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Derivation from "@effect-comms/core/internal/Derivation"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"
import { ApiVersions } from "../ApiVersion.ts"
import type * as models from "@effect-comms/core/CommunicationIdentifier"

/** An identifier; `kind` is accepted and never written. */
export const ChatIdentifier: Schema.Codec<models.CommunicationIdentifier, unknown> = /* @__PURE__ */ (() =>
  CommunicationIdentifierModel.mapFields(
    ({ kind, ...fields }) => ({
      ...fields,
      kind: kind.pipe(
        Schema.decodeTo(Schema.toType(kind), { decode: SchemaGetter.passthrough(), encode: SchemaGetter.omit() }),
        Field.versions(ApiVersions.from("2023-11-07"))
      )
    }),
    { unsafePreserveChecks: true }
  )
    .annotate({
      identifier: "CommunicationIdentifierModel",
      description: "A user of the resource, or another participant: a raw id, or one nested model, or both."
    })
    .pipe(Derivation.named("CommunicationIdentifier", "@effect-comms/core/CommunicationIdentifier")))()
