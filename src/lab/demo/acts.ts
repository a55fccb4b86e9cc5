import type { Act } from './act.js'
import { accepted } from './acts/accepted.js'
import { authority } from './acts/authority.js'
import { cipher } from './acts/cipher.js'
import { clear } from './acts/clear.js'
import { client } from './acts/client.js'
import { exchange } from './acts/exchange.js'
import { live } from './acts/live.js'
import { redirect } from './acts/redirect.js'
import { refused } from './acts/refused.js'
import { tampered } from './acts/tampered.js'

/** The tutorial, in its order. */
export const ACTS: readonly Act[] = [
	clear,
	cipher,
	exchange,
	authority,
	refused,
	accepted,
	redirect,
	live,
	tampered,
	client,
]
