/** Why a request failed, in a few words for a person: what `fetch` throws says only that it failed, and its cause why. */
import { mask } from "../Redaction.ts"
import { at } from "./response.ts"

/** The message, and beneath it the code of what caused it, without secrets. */
export const whyOf = (thrown: unknown): string => {
  const message = mask(thrown instanceof Error ? thrown.message : String(thrown))
  const code = at(at(thrown, "cause"), "code")
  return typeof code === "string" && !message.includes(code) ? `${message} (${mask(code)})` : message
}
