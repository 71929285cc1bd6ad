import { openEnum } from "@effect-comms/core/OpenEnum"

/** What a token allows. `chat.join`, `chat.join.limited` and `voip.join` are known from 2023-10-01 on. */
export const TokenScope = /* @__PURE__ */ (() =>
  openEnum(["chat", "voip", "chat.join", "chat.join.limited", "voip.join"]).annotate({
    identifier: "CommunicationIdentityTokenScope",
    description: "What a token allows; `chat.join`, `chat.join.limited` and `voip.join` since 2023-10-01."
  }))()

/** What a token allows. */
export type TokenScope = typeof TokenScope.Type
