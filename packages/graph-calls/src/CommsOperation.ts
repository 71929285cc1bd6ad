/** The operations of a call that its actions started. Their ends come as notifications; here one asks. */
export * from "./generated/CommsOperation.ts"
