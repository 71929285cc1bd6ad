/** A session in which a participant of a call shares content. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import * as OData from "./odataType.ts"
import { open } from "./open.ts"

const contentSharingSession = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    id: Field.optionalOrNull(Schema.String).annotate({ description: "The id of the session in the call." }),
    presenterParticipantId: Field.optionalOrNull(Schema.String)
      .annotate({ description: "The id of the participant who shares." })
      .pipe(Field.versions(beta)),
    pngOfCurrentSlide: Schema.optionalKey(Schema.Unknown)
      .annotate({ description: "The slide that is shown, as a picture." })
      .pipe(Field.versions(beta))
  }).annotate({ identifier: "contentSharingSession", description: "A session in which content is shared." }))()

/** A session in which content is shared. */
export interface ContentSharingSession extends Schema.Schema.Type<typeof contentSharingSession> {}
export const ContentSharingSession: Schema.Codec<ContentSharingSession, unknown> = contentSharingSession
