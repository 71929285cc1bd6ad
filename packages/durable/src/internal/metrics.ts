/** What is counted of flows and their events. */
import * as Metric from "effect/Metric"

/** Events that were stored, by `service`. */
export const events = /* @__PURE__ */ Metric.counter("effect_comms_durable_events", {
  description: "Events that were stored, by service",
  incremental: true
})

/** Events that had been stored before, by `service`. */
export const duplicates = /* @__PURE__ */ Metric.counter("effect_comms_durable_duplicates", {
  description: "Events that had been stored before, by service",
  incremental: true
})

/** Deliveries that were not stored and are to be sent again, by `service` and `why`: `busy`, `slow` or `failed`. */
export const notStored = /* @__PURE__ */ Metric.counter("effect_comms_durable_not_stored", {
  description: "Deliveries that were answered with 503, by service and why they were not stored",
  incremental: true
})

/** Milliseconds from an event's arrival until it is stored and its flows are woken, by `service`. */
export const lag = /* @__PURE__ */ Metric.histogram("effect_comms_durable_event_lag", {
  description: "Milliseconds from an event's arrival until it is stored and its flows are woken, by service",
  boundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]
})

/** Milliseconds from an event's arrival until the flow that waited for it has looked at it, by `service`. */
export const resumed = /* @__PURE__ */ Metric.histogram("effect_comms_durable_resume_lag", {
  description: "Milliseconds from an event's arrival until the flow that waited for it has looked at it, by service",
  boundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]
})

/** Steps whose process had ended before their answer was stored, by `operation` and `how`: sent again, shown by the service, or ambiguous. */
export const repeated = /* @__PURE__ */ Metric.counter("effect_comms_durable_steps_repeated", {
  description: "Steps whose process had ended before their answer was stored, by operation and how they went on",
  incremental: true
})

/** Flows that ended, by `flow` and `outcome`. */
export const ended = /* @__PURE__ */ Metric.counter("effect_comms_durable_flows_ended", {
  description: "Flows that ended, by flow and outcome",
  incremental: true
})

/** Waits of flows that are written down, of all processes, as they were counted last. */
export const pendingWaits = /* @__PURE__ */ Metric.gauge("effect_comms_durable_pending_waits", {
  description: "Waits of flows that are written down"
})
