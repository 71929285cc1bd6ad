/**
 * Result codes of Call Automation by name, and what they mean.
 *
 * `resultInformation` of events and the errors of waits carry a code like an HTTP or SIP status and a sub code, which is the more exact. The
 * texts of the service vary: compare these. A refused request has the sub code as the `code` of its `CommunicationError`, as a string.
 * The list is open; a number that is not here is not wrong. Source: Troubleshooting codes of Call Automation; recordings.
 */
import { codeMeanings, subCodeMeanings } from "./internal/resultMeanings.ts"

/** Sub codes by name. Those from 5001 to 5300 are recorded, the others documented. */
export const SubCode = {
  Success: 0,
  ConversationEnded: 5001,
  ConversationEndedByOthers: 5002,
  InvitationCanceled: 5234,
  RemovedByParticipant: 5300,
  Graceful: 7000,
  UnsupportedAadIdentity: 7500,
  InvalidToken: 7501,
  AccessNotEnabled: 7502,
  InsufficientPermissions: 7504,
  EnterpriseTenantMismatch: 7505,
  UntrustedCertificate: 7506,
  CallSourceIdentityInvalid: 7507,
  UnsupportedAcsIdentity: 7508,
  HmacValidationError: 7509,
  ManagedIdentityValidationError: 7510,
  ResourceAccessNotEnabled: 7600,
  InvalidAcsSource: 7601,
  InvalidAcsTarget: 7602,
  InvalidAcsIdentity: 7603,
  UnauthorizedTeamsInterop: 7604,
  UnauthorizedRecordingInterop: 7605,
  UnauthorizedResourceForCognitive: 7606,
  InvalidMediaMode: 8500,
  CallNotEstablished: 8501,
  MyParticipantIdNotAvailable: 8502,
  AudioInactive: 8503,
  MediaStreamsUnavailable: 8504,
  OperationCanceled: 8508,
  MaxSilenceTimeout: 8509,
  InitialSilenceTimeout: 8510,
  PlayPromptFailed: 8511,
  PlayBeepFailed: 8512,
  MediaReceiveTimeout: 8513,
  StopToneDetected: 8514,
  MaxRecordDurationReached: 8515,
  Throttled: 8516,
  TenantMismatch: 8517,
  CallException: 8518,
  Conflict: 8519,
  NotImplemented: 8520,
  TooManyHops: 8521,
  NotFound: 8522,
  InvalidBody: 8523,
  InvalidJoinToken: 8526,
  InvalidJoinUrl: 8527,
  CallTerminated: 8528,
  MaxTonesReceived: 8531,
  InterDigitTimeout: 8532,
  DtmfOptionMatched: 8533,
  IncorrectToneDetected: 8534,
  InvalidFileFormat: 8535,
  FileDownloadFailed: 8536,
  KeepAliveTimeout: 8537,
  CalleeDeclined: 8538,
  CalleeBusy: 8539,
  BusyEverywhere: 8540,
  CalleeUnavailable: 8541,
  CallCanceled: 8542,
  CallDoesNotExist: 8543,
  CalleeUnreachable: 8544,
  SpeechOptionMatched: 8545,
  CalleeSentInvalidRequest: 8546,
  SpeechOptionNotMatched: 8547,
  NotGroupCall: 8548,
  Retarget8549: 8549,
  Retarget8550: 8550,
  Retarget8551: 8551,
  CannotRemoveOrganizer: 8552,
  DuplicateRecording: 8553,
  WrongFormatType: 8557,
  ParticipantNotPresent: 8558,
  Duplicate: 8559,
  LockedMeeting: 8560,
  InvalidMeetingId: 8561,
  RecordingModeNotSupported: 8562,
  SpeechNotRecognized: 8563,
  SpeechServiceConnectionError: 8564,
  CognitiveServicesError: 8565,
  UnmuteNotAllowed: 8566,
  ServicePrincipalNotEnabled: 8567,
  SpeechRecognized: 8569,
  SpeechRecognitionTimeout: 8570,
  RecordingOperationConflict: 8571,
  ServiceShutdown: 8572,
  PauseOrResumeNotAllowed: 8573,
  TranscriptionFailed: 8578,
  TranscriptionCanceled: 8579,
  TranscriptionServiceShutdown: 8580,
  InvalidStreamUrl: 8581,
  TextOrSsmlEmpty: 8582,
  PreconditionFailed: 8583,
  InvalidState: 8585,
  IncomingCallNotAcknowledged: 8586,
  NotAnsweredWithinTime: 8587,
  MediaStreamingFailed: 8603,
  MediaStreamingCanceled: 8604,
  CustomSpeechModelNotSupported: 8605,
  TransferConflict: 8607,
  UnknownUnderlyingError: 9001,
  UnderlyingTimeout: 9002,
  Canceled: 9003,
  FatalError: 9998,
  UnknownError: 9999,
  NoCalleeEndpoints: 10037,
  NoSignalingFromCallee: 10057
} as const

/** A sub code that has a name. */
export type SubCode = (typeof SubCode)[keyof typeof SubCode]

/** Codes by name: statuses of HTTP and SIP. */
export const Code = {
  Ok: 200,
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  NotAcceptable: 406,
  RequestTimeout: 408,
  Conflict: 409,
  PreconditionFailed: 412,
  PayloadTooLarge: 413,
  UpgradeRequired: 426,
  TooManyRequests: 429,
  TemporarilyUnavailable: 480,
  CallDoesNotExist: 481,
  BusyHere: 486,
  RequestTerminated: 487,
  InternalServerError: 500,
  NotImplemented: 501,
  BadGateway: 502,
  ServiceUnavailable: 503,
  GatewayTimeout: 504,
  Decline: 603
} as const

/** A code that has a name. */
export type Code = (typeof Code)[keyof typeof Code]

/** What telephones answer: sub codes that are a SIP status after one of these. */
export const TelephoneSubCode = {
  /** Of a telephone that called. */
  Inbound: 540_000,
  /** Of a telephone that was called. */
  Outbound: 560_000
} as const

/** The part of `resultInformation` that programs look at; also an `OperationFailed` or `CallEnded` is one. */
export interface ResultCodes {
  /** The code, an HTTP status. */
  readonly code?: number | undefined
  /** The sub code, which says more; 0 says that the code is all. */
  readonly subCode?: number | undefined
}

/** A name and what it means. */
export interface Description {
  /** The name in `SubCode`, or in `Code` when the sub code says nothing or only repeats a SIP status. */
  readonly name: keyof typeof SubCode | keyof typeof Code
  readonly meaning: string
}

const isSubCode = (value: number): value is SubCode => value in subCodeMeanings
const isCode = (value: number): value is Code => value in codeMeanings

const nameIn = <N extends string>(table: Readonly<Record<N, number>>, value: number): N | undefined => {
  for (const name in table) if (table[name] === value) return name
  return undefined
}

const describeCode = (code: number | undefined): Description | undefined => {
  if (code === undefined || !isCode(code)) return undefined
  const name = nameIn(Code, code)
  return name === undefined ? undefined : { name, meaning: codeMeanings[code] }
}

/** The SIP status in a telephone's sub code. */
const statusOf = (subCode: number): number | undefined => {
  const { Inbound, Outbound } = TelephoneSubCode
  const status = subCode - (subCode >= Outbound ? Outbound : Inbound)
  return status > 0 && status < 1_000 ? status : undefined
}

/** What a result means; nothing when its numbers are not known. */
export const describe = ({ code, subCode = 0 }: ResultCodes): Description | undefined => {
  // 0 says that the code is all, as a telephone does that hangs up.
  const { Inbound, Outbound } = TelephoneSubCode
  if (subCode === SubCode.Success || subCode === Inbound || subCode === Outbound) return describeCode(code)
  if (!isSubCode(subCode)) return describeCode(statusOf(subCode))
  const name = nameIn(SubCode, subCode)
  return name === undefined ? undefined : { name, meaning: subCodeMeanings[subCode] }
}
