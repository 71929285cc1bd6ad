/**
 * Every module of core that runs anywhere and needs nothing but effect.
 *
 * By subpath only: `NodeDispatcherTransport` and `NodeTransport` (Node), `UndiciTransport` (the optional peer `undici`), `HttpClientTransport` (an unstable part of
 * effect), `ClientCertificateCredential` and `WebhookToken` (both load `jose`).
 */
export type * as Client from "./Client.ts"
export * as ClientSecretCredential from "./ClientSecretCredential.ts"
export * as CommunicationError from "./CommunicationError.ts"
export * as CommunicationIdentifier from "./CommunicationIdentifier.ts"
export * as Connection from "./Connection.ts"
export * as ConnectionString from "./ConnectionString.ts"
export * as Credential from "./Credential.ts"
export * as CurrentTransport from "./CurrentTransport.ts"
export * as CurrentWebSocket from "./CurrentWebSocket.ts"
export * as DateTimeText from "./DateTimeText.ts"
export * as EntraCredential from "./EntraCredential.ts"
export * as FetchTransport from "./FetchTransport.ts"
export * as Field from "./Field.ts"
export * as Metrics from "./Metrics.ts"
export * as NationalCloud from "./NationalCloud.ts"
export * as OpenEnum from "./OpenEnum.ts"
export * as Operation from "./Operation.ts"
export * as Repeatability from "./Repeatability.ts"
export * as Retries from "./Retries.ts"
export * as ScriptedTransport from "./ScriptedTransport.ts"
export type * as Service from "./Service.ts"
export * as SharedKeyCredential from "./SharedKeyCredential.ts"
export * as Transport from "./Transport.ts"
export * as UserTokenCredential from "./UserTokenCredential.ts"
export * as WebhookAnswer from "./WebhookAnswer.ts"
