/**
 * Event Grid, as far as the local cloud has it: subscriptions that get the events of the resource.
 *
 * Parts publish; the kernel wraps an event in the envelope that was asked for and delivers it to those who want its type.
 */

/** Publishes events of the resource. */
export interface EventGrid {
  /**
   * Whether somebody is subscribed to a type, such as `Microsoft.Communication.IncomingCall`, or to any: who is to that one, has ACS users
   * belong to applications, which are notified of incoming calls.
   */
  readonly subscribed: (type?: string) => boolean
  /** The endpoints that an event of a type goes to, without query and user; those that posts are blocked to are not among them. */
  readonly heardAt: (type: string) => ReadonlyArray<string>
  /** Publishes an event; nothing happens when nobody is subscribed to its type. */
  readonly publish: (type: string, subject: string, data: unknown) => void
}
