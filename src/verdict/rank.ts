import { ALERTS } from './causes/alerts.js'
import { CERTIFICATES } from './causes/certificates.js'
import { CLEAR_OPENINGS } from './causes/clear-openings.js'
import { CLIENT_CERTIFICATE } from './causes/client-certificate.js'
import { CONNECTION } from './causes/connection.js'
import { ENDINGS } from './causes/endings.js'
import { MIDDLEBOX } from './causes/middlebox.js'
import { NAMES } from './causes/names.js'
import { NEGOTIATION } from './causes/negotiation.js'
import { PRE_SHARED_KEYS } from './causes/pre-shared-keys.js'
import { PROXIES } from './causes/proxies.js'
import { RECORDS } from './causes/records.js'
import { SECURE_RENEGOTIATION } from './causes/secure-renegotiation.js'
import { SOCKS } from './causes/socks.js'
import { STALLS } from './causes/stalls.js'
import { WRONG_PROTOCOL } from './causes/wrong-protocol.js'
import type { Course } from './course.js'
import type { Rule, Suspicion } from './rule.js'
import type { Candidate, Cause } from './verdict.js'

/** Every rule, a family after the other: of two suspicions of one strength the earlier rule's comes first. */
export const RULES: readonly Rule[] = [
	...CONNECTION,
	...STALLS,
	...CLEAR_OPENINGS,
	...WRONG_PROTOCOL,
	...PROXIES,
	...SOCKS,
	...CLIENT_CERTIFICATE,
	...NAMES,
	...CERTIFICATES,
	...NEGOTIATION,
	...SECURE_RENEGOTIATION,
	...PRE_SHARED_KEYS,
	...ALERTS,
	...RECORDS,
	...ENDINGS,
	...MIDDLEBOX,
]

/** The causes that what happened would have, the likeliest first, each once. */
export function rank(course: Course): readonly Candidate[] {
	const best = new Map<Cause, Suspicion>()
	for (const { cause, suspect } of RULES) {
		const suspicion = suspect(course)
		if (suspicion && suspicion.strength > (best.get(cause)?.strength ?? Number.NEGATIVE_INFINITY))
			best.set(cause, suspicion)
	}
	return [...best]
		.sort(([, a], [, b]) => b.strength - a.strength)
		.slice(0, MOST)
		.map(([cause, { form, standing, evidence, values = {} }]) => ({
			cause,
			...(form !== undefined && { form }),
			standing,
			evidence,
			values,
		}))
}

/** Whoever has more to choose from than this has been told nothing. */
const MOST = 8
