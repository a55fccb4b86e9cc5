import { saying } from '../saying.js'
import { certificateOf } from './certificate-message.js'
import { type Entry, isNamed, said } from './materials.js'
import type { View } from './view.js'

/** What a later request for a certificate is answered with (RFC 8446, 4.4), behind the handshake itself. */
export type Late = { readonly entries: readonly Entry[]; readonly since: number }

/**
 * Each request for a certificate after the handshake that was answered: the messages up to the client's Finished, the
 * request, and the answer. The client may answer several in any order; a context names the request.
 */
export function lateAuthentications({ entries, after, is13 }: View): Late[] {
	if (!is13) return []
	const requests = after.server.filter(entry => isNamed(entry, 'certificate_request'))
	return answers(after.client).flatMap(answer => {
		const context = contextOf(answer[0])
		const request = requests.find(entry => isOf(said(entry, 'certificate_request')?.requestContext, context))
		// Tickets, KeyUpdate and gaps between are none of this transcript; a gap inside the answer is.
		const missing = saying('the_message', { name: 'CertificateRequest' })
		const first: Entry = request ?? { kind: 'gap', from: 'server', missing }
		return [{ entries: [...entries, first, ...answer], since: entries.length }]
	})
}

/** Certificate to Finished, once for each. */
function answers(entries: readonly Entry[]): Entry[][] {
	const groups: Entry[][] = []
	let group: Entry[] | undefined
	for (const entry of entries) {
		if (isNamed(entry, 'certificate', 'compressed_certificate')) {
			group = [entry]
			groups.push(group)
		} else if (group && !isNamed(entry, 'key_update')) group.push(entry)
		if (isNamed(entry, 'finished')) group = undefined
	}
	return groups
}

function isOf(context: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
	return context !== undefined && other !== undefined && Buffer.compare(context, other) === 0
}

function contextOf(entry: Entry | undefined): Uint8Array | undefined {
	return entry?.kind === 'message' ? certificateOf(entry)?.requestContext : undefined
}
