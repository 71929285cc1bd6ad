/** What the vendor of a device for video conferences says of the quality of its media: the platform does not see that side of the call. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import * as OData from "./odataType.ts"
import { open } from "./open.ts"

const media = /* @__PURE__ */ (() => ({
  averageInboundJitter: Field.optionalOrNull(Schema.String).annotate({
    description: "The average jitter of what came in, a duration of ISO 8601."
  }),
  averageInboundPacketLossRateInPercentage: Field.optionalOrNull(Schema.Finite).annotate({
    description: "The average share of packets lost that came in, in percent."
  }),
  averageInboundRoundTripDelay: Field.optionalOrNull(Schema.String).annotate({
    description: "The average round trip of what came in, a duration of ISO 8601."
  }),
  averageOutboundJitter: Field.optionalOrNull(Schema.String).annotate({
    description: "The average jitter of what went out, a duration of ISO 8601."
  }),
  averageOutboundPacketLossRateInPercentage: Field.optionalOrNull(Schema.Finite).annotate({
    description: "The average share of packets lost that went out, in percent."
  }),
  averageOutboundRoundTripDelay: Field.optionalOrNull(Schema.String).annotate({
    description: "The average round trip of what went out, a duration of ISO 8601."
  }),
  channelIndex: Field.optionalOrNull(Schema.Int).annotate({ description: "The number of the channel, from 1." }),
  inboundPackets: Field.optionalOrNull(Schema.Int).annotate({ description: "The number of packets that came in." }),
  localIPAddress: Field.optionalOrNull(Schema.String).annotate({ description: "The own IP address of the media." }),
  localPort: Field.optionalOrNull(Schema.Int).annotate({ description: "The own port of the media." }),
  maximumInboundJitter: Field.optionalOrNull(Schema.String).annotate({
    description: "The highest jitter of what came in, a duration of ISO 8601."
  }),
  maximumInboundPacketLossRateInPercentage: Field.optionalOrNull(Schema.Finite).annotate({
    description: "The highest share of packets lost that came in, in percent."
  }),
  maximumInboundRoundTripDelay: Field.optionalOrNull(Schema.String).annotate({
    description: "The longest round trip of what came in, a duration of ISO 8601."
  }),
  maximumOutboundJitter: Field.optionalOrNull(Schema.String).annotate({
    description: "The highest jitter of what went out, a duration of ISO 8601."
  }),
  maximumOutboundPacketLossRateInPercentage: Field.optionalOrNull(Schema.Finite).annotate({
    description: "The highest share of packets lost that went out, in percent."
  }),
  maximumOutboundRoundTripDelay: Field.optionalOrNull(Schema.String).annotate({
    description: "The longest round trip of what went out, a duration of ISO 8601."
  }),
  mediaDuration: Field.optionalOrNull(Schema.String).annotate({
    description: "How long the media ran, all parts together, a duration of ISO 8601."
  }),
  networkLinkSpeedInBytes: Field.optionalOrNull(Schema.Int).annotate({
    description: "The speed of the link, in bytes a second."
  }),
  outboundPackets: Field.optionalOrNull(Schema.Int).annotate({ description: "The number of packets that went out." }),
  remoteIPAddress: Field.optionalOrNull(Schema.String).annotate({
    description: "The other side's IP address of the media."
  }),
  remotePort: Field.optionalOrNull(Schema.Int).annotate({ description: "The other side's port of the media." })
}))()

const moving = /* @__PURE__ */ (() => ({
  ...media,
  averageInboundBitRate: Field.optionalOrNull(Schema.Finite).annotate({
    description: "The average bit rate of what came in, in bits a second."
  }),
  averageInboundFrameRate: Field.optionalOrNull(Schema.Finite).annotate({
    description: "The average frame rate of what came in, in frames a second."
  }),
  averageOutboundBitRate: Field.optionalOrNull(Schema.Finite).annotate({
    description: "The average bit rate of what went out, in bits a second."
  }),
  averageOutboundFrameRate: Field.optionalOrNull(Schema.Finite).annotate({
    description: "The average frame rate of what went out, in frames a second."
  })
}))()

const audioQuality = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.given("#microsoft.graph.teleconferenceDeviceAudioQuality"),
    ...media
  }).annotate({ identifier: "teleconferenceDeviceAudioQuality", description: "The quality of the device's audio." }))()

/** The quality of the device's audio. */
export interface TeleconferenceDeviceAudioQuality extends Schema.Schema.Type<typeof audioQuality> {}
export const TeleconferenceDeviceAudioQuality: Schema.Codec<TeleconferenceDeviceAudioQuality, unknown> = audioQuality

const videoQuality = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.given("#microsoft.graph.teleconferenceDeviceVideoQuality"),
    ...moving
  }).annotate({ identifier: "teleconferenceDeviceVideoQuality", description: "The quality of the device's video." }))()

/** The quality of the device's video. */
export interface TeleconferenceDeviceVideoQuality extends Schema.Schema.Type<typeof videoQuality> {}
export const TeleconferenceDeviceVideoQuality: Schema.Codec<TeleconferenceDeviceVideoQuality, unknown> = videoQuality

const screenSharingQuality = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.given("#microsoft.graph.teleconferenceDeviceScreenSharingQuality"),
    ...moving
  }).annotate({
    identifier: "teleconferenceDeviceScreenSharingQuality",
    description: "The quality of the screen that the device shares."
  }))()

/** The quality of the screen that the device shares. */
export interface TeleconferenceDeviceScreenSharingQuality extends Schema.Schema.Type<typeof screenSharingQuality> {}
export const TeleconferenceDeviceScreenSharingQuality: Schema.Codec<TeleconferenceDeviceScreenSharingQuality, unknown> =
  screenSharingQuality

/** The quality of one medium of a device. */
export const TeleconferenceDeviceMediaQuality = /* @__PURE__ */ (() =>
  Schema.Union([
    TeleconferenceDeviceAudioQuality,
    TeleconferenceDeviceVideoQuality,
    TeleconferenceDeviceScreenSharingQuality
  ]))()
export type TeleconferenceDeviceMediaQuality = typeof TeleconferenceDeviceMediaQuality.Type

const deviceQuality = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    callChainId: Schema.optionalKey(Schema.String).annotate({ description: "The `callChainId` of the call, a GUID." }),
    participantId: Schema.optionalKey(Schema.String).annotate({
      description: "The `myParticipantId` of the call, a GUID."
    }),
    mediaLegId: Schema.optionalKey(Schema.String).annotate({
      description: "The id that the vendor gave to this leg of media, a GUID."
    }),
    deviceName: Schema.optionalKey(Schema.String).annotate({
      description: "The name of the device, such as its model."
    }),
    deviceDescription: Schema.optionalKey(Schema.String).annotate({
      description: "Whatever else is to be said of the device."
    }),
    mediaQualityList: Schema.optionalKey(Schema.Array(TeleconferenceDeviceMediaQuality)).annotate({
      description: "The quality of each medium."
    }),
    cloudServiceDeploymentEnvironment: Field.optionalOrNull(Schema.String).annotate({
      description: "The region that the vendor's service runs in."
    }),
    cloudServiceDeploymentId: Field.optionalOrNull(Schema.String).annotate({
      description: "The id of the deployment of the vendor's service."
    }),
    cloudServiceInstanceName: Field.optionalOrNull(Schema.String).annotate({
      description: "The instance of the vendor's service."
    }),
    cloudServiceName: Field.optionalOrNull(Schema.String).annotate({ description: "The name of the vendor's service." })
  }).annotate({
    identifier: "teleconferenceDeviceQuality",
    description: "The quality of the media of a device for video conferences in one call."
  }))()

/** The quality of the media of a device for video conferences in one call. */
export interface TeleconferenceDeviceQuality extends Schema.Schema.Type<typeof deviceQuality> {}
export const TeleconferenceDeviceQuality: Schema.Codec<TeleconferenceDeviceQuality, unknown> = deviceQuality
