// Written by `pnpm derive` from the declarations of this package.
import * as ClientOperation from "@effect-comms/core/internal/ClientOperation"
import * as Codec from "@effect-comms/core/internal/Codec"
import { ApiVersions, service } from "../ApiVersion.ts"
import * as codecs from "./codecs.ts"
import type {
  Call,
  CancelMediaProcessingInput,
  CancelMediaProcessingOperation,
  CommsOperation,
  CreateCallInput,
  CreateCallResponse,
  DeleteCallInput,
  GetCallInput,
  GetOperationInput,
  PlayPromptInput,
  PlayPromptOperation,
  RecordOperation,
  RecordResponseInput,
  SubscribeToToneInput,
  SubscribeToToneOperation
} from "./models.ts"

export const cancelMediaProcessing = /* @__PURE__ */ ClientOperation.make<
  CancelMediaProcessingInput,
  CancelMediaProcessingOperation
>(() => ({
  id: "Call_CancelMediaProcessing",
  service,
  method: "POST",
  path: "/communications/calls/{id}/cancelMediaProcessing",
  versions: ApiVersions.all,
  clouds: { beta: ["global"] },
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: codecs.CancelMediaProcessingRequest,
  success: { 200: codecs.CancelMediaProcessingOperation },
  headers: [["location", "location"]]
}))

export const createCall = /* @__PURE__ */ ClientOperation.make<CreateCallInput, CreateCallResponse>(() => ({
  id: "Call_Create",
  service,
  method: "POST",
  path: "/communications/calls",
  versions: ApiVersions.all,
  retry: "once",
  payload: codecs.CreateCallRequest,
  success: { 201: codecs.CreateCallResponse },
  headers: [["location", "location"]]
}))

export const deleteCall = /* @__PURE__ */ ClientOperation.make<DeleteCallInput, void>(() => ({
  id: "Call_Delete",
  service,
  method: "DELETE",
  path: "/communications/calls/{id}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  success: { 204: undefined }
}))

export const getCall = /* @__PURE__ */ ClientOperation.make<GetCallInput, Call>(() => ({
  id: "Call_Get",
  service,
  method: "GET",
  path: "/communications/calls/{id}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  success: { 200: codecs.Call }
}))

export const getOperation = /* @__PURE__ */ ClientOperation.make<GetOperationInput, CommsOperation>(() => ({
  id: "Call_GetOperation",
  service,
  method: "GET",
  path: "/communications/calls/{id}/operations/{operationId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Codec.struct("object", () => ({
    id: Codec.required(Codec.named("CallId", Codec.text)),
    operationId: Codec.required(Codec.named("OperationId", Codec.text))
  })),
  success: { 200: codecs.CommsOperation }
}))

export const playPrompt = /* @__PURE__ */ ClientOperation.make<PlayPromptInput, PlayPromptOperation>(() => ({
  id: "Call_PlayPrompt",
  service,
  method: "POST",
  path: "/communications/calls/{id}/playPrompt",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: codecs.PlayPromptRequest,
  success: { 200: codecs.PlayPromptOperation },
  headers: [["location", "location"]]
}))

export const recordResponse = /* @__PURE__ */ ClientOperation.make<RecordResponseInput, RecordOperation>(() => ({
  id: "Call_RecordResponse",
  service,
  method: "POST",
  path: "/communications/calls/{id}/recordResponse",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: codecs.RecordResponseRequest,
  success: { 200: codecs.RecordOperation },
  headers: [["location", "location"]]
}))

export const subscribeToTone = /* @__PURE__ */ ClientOperation.make<SubscribeToToneInput, SubscribeToToneOperation>(
  () => ({
    id: "Call_SubscribeToTone",
    service,
    method: "POST",
    path: "/communications/calls/{id}/subscribeToTone",
    versions: ApiVersions.all,
    retry: "once",
    params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
    payload: codecs.SubscribeToToneRequest,
    success: { 200: codecs.SubscribeToToneOperation },
    headers: [["location", "location"]]
  })
)
