/**
 * Event Grid, as far as the local cloud has it: one subscription that gets the events of the resource.
 *
 * Parts publish; the kernel wraps an event in the envelope that the subscription asked for and delivers it.
 */

/** Publishes events of the resource. */
export interface EventGrid {
  /** Whether somebody is subscribed: then an ACS user belongs to an application, which is told of incoming calls. */
  readonly subscribed: () => boolean
  /** Publishes an event, such as `Microsoft.Communication.IncomingCall`; nothing happens without a subscription. */
  readonly publish: (type: string, subject: string, data: unknown) => void
}
