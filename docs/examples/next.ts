/** The phone as a route of Next: `app/events/route.ts`. */
export { handler as OPTIONS, handler as POST } from "./phone.ts"
