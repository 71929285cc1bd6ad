/** The models of Call Automation as schemas. Clients do not load them: generated sources have their types and codecs. */
import type * as Schema from "effect/Schema"
import { CloudEvent, EventGridEvent } from "./EventEnvelope.ts"
import { RecordingMetadata } from "./RecordingMetadata.ts"

export * from "./CallConnectionId.ts"
export * from "./CallConnectionProperties.ts"
export * from "./CallIntelligenceOptions.ts"
export * from "./CallLocator.ts"
export * from "./CallParticipant.ts"
export * from "./ContinuousDtmfRecognition.ts"
export * from "./CustomCallingContext.ts"
export * from "./EventEnvelope.ts"
export * from "./MediaStreaming.ts"
export * from "./PlaySource.ts"
export * from "./ReceivedCallingContext.ts"
export * from "./Recording.ts"
export * from "./RecordingMetadata.ts"
export * from "./Tone.ts"
export * from "./Transcription.ts"
export { ResultInformation } from "../events/fields.ts"

/** What clients read besides the answers of operations. */
export const received: ReadonlyArray<Schema.Top> = [CloudEvent, EventGridEvent, RecordingMetadata]
