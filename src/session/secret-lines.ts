import { hexOf } from '../analyse/digest.js'
import { SECRET_LABELS } from '../analyse/tls/key-line.js'
import type { KeyLog } from '../analyse/tls/key-log.js'
import type { Protection } from '../analyse/tls/protection.js'
import type { Conversation } from './conversation.js'
import type { Secrets } from './secrets.js'

/**
 * The secrets that open these conversations, as lines of a key log, in the order of the conversations: those of the key
 * logs at hand, and the master secrets that were found in another way (by an RSA key, or since the session was taken up
 * again). **Secret**: for whoever has asked for it by name. Nothing of other conversations is among them.
 */
export function secretLines(conversations: Iterable<Conversation>, { keyLog }: Secrets): string[] {
	const lines = new Set<string>()
	for (const conversation of conversations) {
		for (const random of randomsOf(conversation)) {
			for (const label of SECRET_LABELS) {
				// Of several with one name the latest stands last, as it came.
				for (const secret of [...keyLog.find(label, random)].reverse()) lines.add(`${label} ${random} ${hexOf(secret)}`)
			}
		}
		for (const line of foundLines(conversation, keyLog)) lines.add(line)
	}
	return [...lines]
}

function randomsOf({ opening, tls }: Conversation): ReadonlySet<string> {
	const named = opening?.handshakes.map(({ clientRandom }) => clientRandom) ?? []
	return new Set([...named, ...(tls?.clientRandom ? [tls.clientRandom] : [])].filter(random => random !== ''))
}

/** Master secrets that opened records, each with the random of the handshake it belongs to. */
function foundLines(conversation: Conversation, keyLog: KeyLog): string[] {
	const opened = conversation.opening?.handshakes.filter(({ isOpened }) => isOpened) ?? []
	const sides = [protectionsOf(conversation, 'client'), protectionsOf(conversation, 'server')]
	const used = sides[0]!.length >= sides[1]!.length ? sides[0]! : sides[1]!
	return used.flatMap(({ epoch, secret }, i) => {
		if (!secret) return []
		const random = opened[i]?.clientRandom
		if (random) return epoch === 'session' ? [`CLIENT_RANDOM ${random} ${hexOf(secret)}`] : []
		return keyLog.linesWith(secret)
	})
}

/** The keys that opened records of one side, in their order. */
function protectionsOf({ records }: Conversation, side: 'client' | 'server'): Protection[] {
	const found = new Map<string, Protection>()
	// Keys tell them apart: each handshake makes others, whatever its secret.
	for (const { opened } of records[side].filter(Boolean))
		if (opened) found.set(hexOf(opened.protection.key) + hexOf(opened.protection.macKey), opened.protection)
	return [...found.values()].filter(
		({ epoch }) => epoch === 'session' || epoch === 'handshake' || epoch === 'application data',
	)
}
