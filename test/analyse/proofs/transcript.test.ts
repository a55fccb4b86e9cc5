import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Entry, Spoken } from '../../../src/analyse/proofs/materials.js'
import type { ProofSide } from '../../../src/analyse/proofs/proof.js'
import { inOrder, transcript } from '../../../src/analyse/proofs/transcript.js'
import { saying } from '../../../src/analyse/saying.js'

const TYPES: Readonly<Record<string, number>> = {
	client_hello: 1,
	server_hello: 2,
	hello_retry_request: 2,
	new_session_ticket: 4,
	encrypted_extensions: 8,
	certificate: 11,
	server_hello_done: 14,
	client_key_exchange: 16,
	finished: 20,
}

const of = (from: ProofSide, ...names: readonly string[]): Entry[] =>
	names.map((name, rung) => ({ kind: 'message', from, name, bytes: Uint8Array.of(TYPES[name]!, 0, 0, 0), rung }))

const namesOf = (entries: readonly Entry[]) =>
	entries.map(entry => (entry.kind === 'message' ? `${entry.from} ${entry.name}` : 'gap'))

describe('the transcript of a handshake', () => {
	it('has the order of the protocol, whichever side’s packets came first', () => {
		const client = of('client', 'client_hello', 'client_key_exchange', 'finished')
		const server = of('server', 'server_hello', 'certificate', 'server_hello_done', 'new_session_ticket', 'finished')
		assert.deepEqual(namesOf(inOrder({ client, server, version: 0x0303, time: 0 }).entries), [
			'client client_hello',
			'server server_hello',
			'server certificate',
			'server server_hello_done',
			'client client_key_exchange',
			'client finished',
			'server new_session_ticket',
			'server finished',
		])
	})

	it('has the server’s Finished first where a session is taken up again', () => {
		const client = of('client', 'client_hello', 'finished')
		const server = of('server', 'server_hello', 'new_session_ticket', 'finished')
		const names = namesOf(inOrder({ client, server, version: 0x0303, time: 0 }).entries)
		assert.deepEqual(names.slice(-2), ['server finished', 'client finished'])
	})

	it('leaves what is said after TLS 1.3’s handshake for later', () => {
		const client = of('client', 'client_hello', 'finished', 'certificate')
		const server = of('server', 'server_hello', 'encrypted_extensions', 'finished', 'new_session_ticket')
		const { entries, after } = inOrder({ client, server, version: 0x0304, time: 0 })
		assert.equal(entries.length, 5)
		assert.deepEqual(namesOf(after.client), ['client certificate'])
		assert.deepEqual(namesOf(after.server), ['server new_session_ticket'])
	})

	it('holds the hash of the first ClientHello where the server asked for another', () => {
		const client = of('client', 'client_hello', 'client_hello', 'finished')
		const server = of('server', 'hello_retry_request', 'server_hello', 'encrypted_extensions', 'finished')
		const { entries } = inOrder({ client, server, version: 0x0304, time: 0 })
		const end = entries.find(entry => entry.kind === 'message' && entry.name === 'finished') as Spoken
		const whole = transcript(entries, end, 'sha256', 0x0304)
		assert.ok('parts' in whole)
		const digest = createHash('sha256')
			.update(Uint8Array.of(1, 0, 0, 0))
			.digest()
		assert.deepEqual(Buffer.from(whole.parts[0]!), Buffer.concat([Buffer.from([254, 0, 0, 32]), digest]))
		assert.equal(whole.last, 'EncryptedExtensions')
		assert.equal(whole.length, 36 + 16)
	})

	it('is none where something of it is missing', () => {
		const gap: Entry = { kind: 'gap', from: 'server', missing: 'bytes that are not in the capture' }
		const client = of('client', 'client_hello', 'finished')
		const server = [...of('server', 'server_hello'), gap, ...of('server', 'finished')]
		const { entries } = inOrder({ client, server, version: 0x0304, time: 0 })
		const missing = { missing: 'bytes that are not in the capture' }
		assert.deepEqual(transcript(entries, entries.at(-1) as Spoken, 'sha256', 0x0304), missing)
		const without = inOrder({ client: [], server: of('server', 'server_hello', 'finished'), version: 0x0304, time: 0 })
		const end = without.entries.at(-1) as Spoken
		assert.deepEqual(transcript(without.entries, end, 'sha256', 0x0304), {
			missing: saying('the_message', { name: 'ClientHello' }),
		})
	})
})
