/**
 * Ends a process at a chosen point, as a power cut does: before a statement of the database, before a request leaves, or after its answer
 * has come and nothing is stored of it.
 */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import { transport as platform } from "@effect-comms/core/NodeTransport"
