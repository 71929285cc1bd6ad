/** The state of Call Automation's contract that says which api-version the states after it speak. */
import { ApiVersions } from "@effect-comms/call-automation/ApiVersion"
import * as Schema from "effect/Schema"
import { given, type States } from "./State.ts"

export const versions: States = {
  "the application speaks an api-version": given(
    Schema.Struct({ apiVersion: Schema.Literals(ApiVersions.all) }),
    async (provider, { apiVersion }) => {
      provider.apiVersion = apiVersion
    }
  )
}
