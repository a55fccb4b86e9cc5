import assert from 'node:assert/strict'
import type { Proof } from '../../../src/analyse/proofs/proof.js'
import type { Session } from '../../../src/session/session.js'
import { withFixture } from '../../fixture-files.js'
import { english } from '../../said.js'
import { packetsOf, replay } from '../replay.js'
import { allSecretsBeside, proveBeside } from './proved.js'

/** A fixture with one byte of one packet changed, read anew. */
async function changed(file: string, at: (session: Session) => { readonly packet: number; readonly offset: number }) {
	return withFixture(file, session => {
		const { packet, offset } = at(session)
		const packets = packetsOf(session).map(({ bytes, ...rest }, i) => {
			const copy = bytes.slice()
			if (i + 1 === packet) copy[offset]! ^= 1
			return { ...rest, bytes: copy }
		})
		return replay(packets, { secrets: allSecretsBeside(file), prove: proveBeside(file) }).conversations[0]!
	})
}

/** The last byte of the first record of application data that a side has sent. */
function lastOfData(session: Session) {
	const { messages, records } = session.conversations[0]!
	const run = messages.find(({ type, from }) => type === 'application_data' && from === 'server')!
	assert.ok(run.source.kind === 'run')
	const piece = records.server[run.source.first]!.pieces.at(-1)!
	return { packet: piece.origin, offset: piece.offset + piece.length - 1 }
}

const named = (proofs: readonly Proof[] = [], name: string) => proofs.find(({ what }) => what === name)

describe('the proofs of a capture that was changed', () => {
	it('name the record whose tag is wrong, and its packet; the handshake stands', async () => {
		const { proofs, records: sent } = await changed('nginx-tls13.pcap', lastOfData)
		const records = named(proofs, 'records')
		assert.equal(records?.state, 'failed')
		const [, record, packet] =
			/^record (\d+) of the server \(packet (\d+)\): its tag does not fit the keys that open/.exec(
				english(records.why),
			) ?? []
		// By the number that it has wherever it is shown: the first is 1.
		assert.equal(sent.server[Number(record) - 1]?.pieces.at(-1)?.origin, Number(packet))
		for (const name of ['server_finished', 'client_finished', 'server_certificate_verify'])
			assert.equal(named(proofs, name)?.state, 'verified')
	})

	it('fail what was signed and what was hashed, without a word of the keys', async () => {
		const { proofs } = await changed('nginx-tls12-ecdhe.pcap', session => {
			const { messages, records } = session.conversations[0]!
			const { source } = messages.find(({ type }) => type === 'server_key_exchange')!
			assert.ok(source.kind === 'records')
			const [piece] = source.pieces
			const [place] = records.server[piece!.origin]!.pieces
			return { packet: place!.origin, offset: place!.offset + piece!.offset + 20 }
		})
		const failed = proofs!.filter(({ state }) => state === 'failed').map(({ what }) => what)
		assert.deepEqual(failed, ['server_key_exchange', 'client_finished', 'server_finished'])
		const secrets = allSecretsBeside('nginx-tls12-ecdhe.pcap')
		assert.ok(!secrets.isEmpty)
		assert.doesNotMatch(JSON.stringify(proofs), /[0-9a-f]{32}/)
	})

	it('call nothing failed for bytes that are not in the capture', async () => {
		await withFixture('nginx-tls13.pcap', session => {
			const packets = packetsOf(session)
			const file = 'nginx-tls13.pcap'
			for (const lost of packets.keys()) {
				const rest = packets.filter((_, i) => i !== lost)
				const { conversations } = replay(rest, { secrets: allSecretsBeside(file), prove: proveBeside(file) })
				const failed = conversations.flatMap(({ proofs = [] }) => proofs).filter(({ state }) => state === 'failed')
				assert.deepEqual(failed, [], `without packet ${lost + 1}`)
			}
		})
	})
})
