import type { Time } from './conversation.js'

/** The packet that is being read, and when it was captured: what every event of its bytes is dated with. */
export type Moment = { readonly packet: number; readonly time: Time }
