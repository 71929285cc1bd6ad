/** What call flows that are kept on disk need of the notifications of calls: how their ids are compared. */
export { canonicalId } from "../notifications/resourceUrl.ts"
