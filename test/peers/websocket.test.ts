import assert from 'node:assert/strict'
import type { Conversation } from '../../src/session/conversation.js'
import type { GrowingSession } from '../../src/session/session.js'
import { readFixture } from '../fixture-files.js'
import { secretsBeside } from '../session/opened.js'
import { tshark, tsharkVersion } from './tshark.js'
import { framesOf, type PeerFrame, peerFrame, said } from './websocket-frames.js'
import { readByWs } from './ws.js'

const FIXTURES = ['socketio-clear', 'socketio-tls', 'websocket-deflate-clear', 'websocket-deflate-tls']

/** Several of them in one conversation. This tshark reads none of those. */
const OVER_HTTP2 = ['http2-streams-clear', 'http2-streams-tls']

async function withConversations(
	name: string,
	use: (session: GrowingSession, conversations: readonly Conversation[]) => Promise<void>,
): Promise<void> {
	const secrets = secretsBeside(`${name}.pcap`)
	const { session, capture } = await readFixture(`${name}.pcap`, secrets && { secrets })
	try {
		await use(
			session,
			session.conversations.filter(({ upgrade, http }) => upgrade ?? http.some(({ upgrade }) => upgrade)),
		)
	} finally {
		capture.close()
	}
}

describe('WebSocket', () => {
	for (const name of FIXTURES) {
		it(`is read as ws reads it: ${name}`, () =>
			withConversations(name, async (session, conversations) => {
				assert.equal(conversations.length, 1)
				for (const conversation of conversations) {
					const frames = framesOf(session, conversation)
					const terms = conversation.upgrade!.extensions.find(text => text.startsWith('permessage-deflate'))
					for (const from of ['client', 'server'] as const) {
						const { lines, bytes } = said(frames, from)
						assert.ok(lines.length > 2)
						assert.deepEqual(lines, await readByWs(bytes, from, terms))
					}
				}
			}))
	}

	for (const name of OVER_HTTP2) {
		it(`is read as ws reads it, stream by stream: ${name}`, () =>
			withConversations(name, async (session, conversations) => {
				const [conversation] = conversations
				const frames = framesOf(session, conversation!)
				const sockets = conversation!.http.filter(({ upgrade }) => upgrade)
				assert.equal(sockets.length, 2)
				for (const { streamId, upgrade } of sockets) {
					const own = frames.filter(frame => frame.streamId === streamId)
					const terms = upgrade!.extensions.find(text => text.startsWith('permessage-deflate'))
					for (const from of ['client', 'server'] as const) {
						const { lines, bytes } = said(own, from)
						assert.ok(lines.length > 3)
						assert.deepEqual(lines, await readByWs(bytes, from, terms))
					}
				}
			}))
	}

	it('is read as tshark reads it, frame by frame', async function () {
		const version = tsharkVersion()
		if (version === undefined) {
			console.log('    no tshark here: nothing to compare with')
			this.skip()
		}
		let count = 0
		for (const name of FIXTURES) {
			await withConversations(name, async (session, conversations) => {
				const theirs = await framesOfTshark(name, conversations)
				const ours = conversations.flatMap(conversation => framesOf(session, conversation)).map(peerFrame)
				assert.deepEqual(ours.sort(byPacket), theirs.sort(byPacket), name)
				count += ours.length
			})
		}
		console.log(`    ${version}: ${count} frames`)
		assert.ok(count > 45)
	})
})

const byPacket = (a: PeerFrame, b: PeerFrame) => a.packet - b.packet || a.opcode - b.opcode

/** Fields as tshark writes them with their bytes: `name_raw` is a list of hexadecimal digits, offset, length, mask, type; or several. */
type Raw = readonly [string, number, number, number, number]
type Layer = { readonly [name: string]: unknown }

async function framesOfTshark(name: string, conversations: readonly Conversation[]): Promise<PeerFrame[]> {
	const ports = conversations.flatMap(({ server: { port }, protocol }) =>
		protocol === 'tls'
			? ['-d', `tcp.port==${port},tls`, '-d', `tls.port==${port},http`]
			: ['-d', `tcp.port==${port},http`],
	)
	const keys = name.endsWith('-tls') ? ['-o', `tls.keylog_file:fixtures/${name}.keylog`] : []
	const output = await tshark([
		...['-n', '-r', `fixtures/${name}.pcap`, ...keys, ...ports],
		...['-Y', 'websocket', '-T', 'json', '-x', '--no-duplicate-keys'],
	])
	type Packet = { readonly _source: { readonly layers: Layer } }
	return (JSON.parse(output) as readonly Packet[]).flatMap(({ _source: { layers } }) => {
		const packet = Number((layers.frame as Layer)['frame.number'])
		return [layers.websocket].flat().map(layer => frameOf(packet, layer as Layer))
	})
}

function frameOf(packet: number, layer: Layer): PeerFrame {
	const number = (name: string) => Number((layer[`websocket.${name}`] as string | undefined) ?? 0)
	const bytes = (name: string) => (layer[`websocket.${name}_raw`] as Raw | undefined)?.[0] ?? ''
	const short = number('payload_length')
	const long = short === 126 ? number('payload_length_ext_16') : short === 127 ? number('payload_length_ext_64') : short
	const payload = bytes('payload')
	return {
		packet,
		fin: number('fin'),
		rsv: number('rsv'),
		opcode: number('opcode'),
		mask: number('mask'),
		length: long,
		key: bytes('masking_key'),
		payload,
	}
}
