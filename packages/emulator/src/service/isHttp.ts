/** Addresses that something can be posted to. */

/** Whether an address is one of the web. */
export const isHttp = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
