/**
 * Event Grid, as far as the local cloud has it: subscriptions that get the events of the resource.
 *
 * Parts publish; the kernel wraps an event in the envelope that was asked for and delivers it to those who want its type.
 */

/** Publishes events of the resource. */
export interface EventGrid {
  /**
   * Whether somebody is subscribed to a type, such as `Microsoft.Communication.IncomingCall`, or to any: who is to that one, has ACS users
   * belong to applications, which are told of incoming calls.
   */
  readonly subscribed: (type?: string) => boolean
  /** Publishes an event; gives the endpoints that get it, without query and user. */
  readonly publish: (type: string, subject: string, data: unknown) => ReadonlyArray<string>
}
