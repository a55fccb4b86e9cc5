import type { Message, PlainTurn } from '../session/conversation.js'

/**
 * The packets of a message: `6`, `6,8`, and of more than `most`, or where only the ends of a run are known, `6–120`.
 *
 * @param options.to what stands between the ends of a range
 */
export function packetsText(
	{ packets, packetCount }: Pick<Message, 'packets' | 'packetCount'>,
	{ most = 3, to = '–' }: { readonly most?: number; readonly to?: string } = {},
): string {
	const listed = [...new Set(packets)]
	if (listed.length > 1 && (listed.length > most || packetCount > listed.length))
		return `${listed[0]}${to}${listed.at(-1)}`
	return listed.join(',')
}

/** The packets of bytes that no decoder took, as `packetsText` needs them. */
export function packetsOfTurn({ first, last, packetCount }: PlainTurn): Pick<Message, 'packets' | 'packetCount'> {
	return { packets: [first, last], packetCount }
}
