import { leaves } from '../../src/decode/field.js'
import { packetTree } from '../../src/decode/net/frame.js'
import { conversationJson, summaryJson } from '../../src/report/json.js'
import { conversationText, sessionText, summaryText } from '../../src/report/text.js'
import { inspectMessage, inspectPacket } from '../../src/session/inspect.js'
import { placesOf } from '../../src/session/places.js'
import type { Secrets } from '../../src/session/secrets.js'
import type { GrowingSession } from '../../src/session/session.js'
import type { View } from '../../src/session/view.js'
import { untiled } from '../decode/tiles.js'
import { type Captured, replay } from '../session/replay.js'
import { tcpPacket, withPayload } from '../session/tcp-packet.js'
import { noSentence, tried } from './check.js'
import { anyhow, mutated, original } from './mutate.js'
import type { Random } from './random.js'

/** Packets of a capture with one to four changes: in their payload, anywhere in them, or in their order. */
export function mutatedPackets(packets: readonly Captured[], random: Random): Captured[] {
	const changed = [...packets]
	for (let count = 1 + random.below(4); count > 0 && changed.length > 0; count--) {
		const at = random.below(changed.length)
		const packet = changed[at]!
		const wanted = random.below(8)
		if (wanted === 0) changed.splice(at, 1)
		else if (wanted === 1) changed.splice(random.below(changed.length), 0, packet)
		else if (wanted === 2) changed.splice(random.below(changed.length), 0, ...changed.splice(at, 1))
		else if (wanted === 3)
			changed[at] = { ...packet, bytes: packet.bytes.subarray(0, random.below(packet.bytes.length)) }
		else if (wanted === 4) changed[at] = { ...packet, bytes: mutatedFrame(packet, random) }
		else changed[at] = withOtherPayload(packet, random)
	}
	return changed
}

/** What is wrong with a session of these packets: read, inspected everywhere, reported. Nothing when all is well. */
export function sessionFault(packets: readonly Captured[], secrets: Secrets): string | undefined {
	return tried(() => {
		const session = replay(packets, { find: 'tail', secrets })
		for (const view of viewsOf(session)) {
			const text = viewFault(session, view)
			if (text !== undefined) return `${view.title}: ${text}`
		}
		return reportFault(session)
	})
}

function mutatedFrame({ bytes, link, length }: Captured, random: Random): Uint8Array {
	return mutated(original(bytes, packetTree(bytes, link, length).field), random, bytes)
}

/** The payload changed, with the headers as they must then be. */
function withOtherPayload(packet: Captured, random: Random): Captured {
	const tcp = tcpPacket(packet)
	if (!tcp || tcp.payload.length === 0) return { ...packet, bytes: mutatedFrame(packet, random) }
	const { payload, seq, flags } = tcp
	return withPayload(tcp, anyhow(payload, random).subarray(0, LARGEST), seq, flags)
}

/** What fits into an IP packet. */
const LARGEST = 60_000

function* viewsOf(session: GrowingSession): Generator<View> {
	for (let number = 1; number <= session.index!.count; number++) yield* inspectPacket(session, number)
	for (const conversation of session.conversations) {
		for (const index of conversation.messages.keys()) yield* inspectMessage(session, conversation, index)
	}
}

function viewFault(session: GrowingSession, view: View): string | undefined {
	const gap = untiled(view.field, view.bytes.length)
	if (gap !== undefined) return gap
	const conversation = session.conversations[(view.conversation ?? 0) - 1]
	for (const { span, name } of view.kind === 'body' ? [] : leaves(view.field)) {
		for (const { packet, span: place } of placesOf(conversation, view, span)) {
			const row = session.index!.row(packet)
			if (!row || place.end > row.captured) return `${name} is placed at ${place.end} of packet ${packet}`
		}
	}
	return undefined
}

function reportFault(session: GrowingSession): string | undefined {
	const text = [sessionText(session), ...summaryText(session)]
	const json = [JSON.stringify(summaryJson([session]))]
	for (const conversation of session.conversations) {
		text.push(...conversationText(session, conversation))
		json.push(JSON.stringify(conversationJson(session, conversation)))
	}
	return text.find(line => /\p{Cc}|\p{Bidi_Control}/u.test(line)) ?? noSentence([...text, ...json])
}
