/** Operations of a call: what its actions started. Their ends come as notifications; here one asks. */
import { method } from "./internal/method.ts"
import * as operations from "./generated/operations.ts"

/** How far an operation is. Source: Get addLargeGalleryViewOperation, and Graph's metadata for every type. */
export const get = /* @__PURE__ */ method(operations.getOperation)
