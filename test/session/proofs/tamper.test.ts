import assert from 'node:assert/strict'
import { certificateOf } from '../../../src/analyse/proofs/certificate-message.js'
import type { Entry, Materials, Spoken } from '../../../src/analyse/proofs/materials.js'
import type { Effect } from '../../../src/analyse/proofs/tamper.js'
import { scan } from '../../../src/decode/reader.js'
import { certificate } from '../../../src/decode/x509/certificate.js'
import { tamper } from '../../../src/session/proofs/tamper.js'
import { type Family, type Place, type Row, TABLE } from '../../analyse/proofs/tamper-table.js'
import { materialsAgain, withProofs } from './proved.js'

/** Untouched sessions of each family. */
const SESSIONS: readonly { readonly family: Family; readonly file: string; readonly conversation: number }[] = [
	{ family: 'TLS 1.2, signed key exchange', file: 'nginx-tls12-ecdhe.pcap', conversation: 1 },
	{ family: 'TLS 1.2, signed key exchange', file: 'nginx-tls12-ecdsa.pcap', conversation: 1 },
	{ family: 'TLS 1.2, signed key exchange', file: 'nginx-tls12-dhe.pcap', conversation: 1 },
	{ family: 'TLS 1.2, signed key exchange', file: 'openssl-tls12-ed25519.pcap', conversation: 1 },
	{ family: 'TLS 1.2, signed key exchange', file: 'gnutls-tls12.pcap', conversation: 1 },
	{ family: 'TLS 1.2, RSA key exchange', file: 'nginx-tls12-rsa.pcap', conversation: 1 },
	{ family: 'TLS 1.2, RSA key exchange', file: 'nginx-tls12-rsa-cbc.pcap', conversation: 1 },
	{ family: 'TLS 1.2, client certificate', file: 'openssl-client-certificate-tls12.pcap', conversation: 1 },
	{ family: 'TLS 1.2, resumed', file: 'nginx-tls12-session-id.pcap', conversation: 2 },
	{ family: 'TLS 1.2, resumed', file: 'gnutls-tls12-ticket.pcap', conversation: 2 },
	{ family: 'TLS 1.0', file: 'nginx-tls10.pcap', conversation: 1 },
	{ family: 'TLS 1.3', file: 'nginx-tls13.pcap', conversation: 1 },
	{ family: 'TLS 1.3', file: 'nginx-tls13-chacha20.pcap', conversation: 1 },
	{ family: 'TLS 1.3', file: 'gnutls-tls13.pcap', conversation: 1 },
	{ family: 'TLS 1.3, HelloRetryRequest', file: 'openssl-hello-retry.pcap', conversation: 1 },
	{ family: 'TLS 1.3, client certificate', file: 'openssl-client-certificate-tls13.pcap', conversation: 1 },
	{ family: 'TLS 1.3, resumed', file: 'nginx-tls13-resumed.pcap', conversation: 2 },
]

/** Of a message's bytes every so many are changed, unless all are asked for. */
const EVERY = process.env.HANDSHARK_TAMPER_ALL === undefined ? 37 : 1
const BITS = [0x01, 0x80] as const

describe('what one changed byte does to the proofs', () => {
	for (const { family, file, conversation: number } of SESSIONS) {
		it(`is what the table says of ${file} (${family})`, async function () {
			if (EVERY === 1) this.timeout(600_000)
			const rows = TABLE.filter(row => row.family === family)
			assert.ok(rows.length > 0)
			await withProofs(file, (session, prove) => {
				const conversation = session.conversations[number - 1]!
				const materials = materialsAgain(session, conversation, prove)
				for (const row of rows) {
					if (row.place === 'record') {
						const at = conversation.records.server.findIndex(({ opened }) => opened)
						const { length } = conversation.records.server[at]!
						for (const offset of [5, 5 + (length >> 1), 4 + length]) {
							const change = { from: 'server', record: at, offset, xor: 1 } as const
							holds(row, offset, tamper(session, conversation, materials, change, prove))
						}
						continue
					}
					const { entry, offsets } = placeOf(materials, row.place)
					assert.ok(entry && offsets.length > 0, `${file} has no ${row.place}`)
					const chosen = offsets.filter((_, i) => i % EVERY === 0 || i === offsets.length - 1)
					for (const [i, offset] of chosen.entries()) {
						const change = { rung: entry.rung, offset, xor: BITS[i % 2]! }
						holds(row, offset, tamper(session, conversation, materials, change, prove))
					}
				}
			})
		})
	}

	it('is nothing where there is no such byte', async () => {
		await withProofs('nginx-tls13.pcap', (session, prove) => {
			const conversation = session.conversations[0]!
			const materials = materialsAgain(session, conversation, prove)
			const nothing = (change: Parameters<typeof tamper>[3]) =>
				assert.equal(tamper(session, conversation, materials, change, prove), undefined)
			nothing({ rung: 0, offset: 1_000_000, xor: 1 })
			nothing({ rung: 999, offset: 0, xor: 1 })
			nothing({ rung: 0, offset: 0, xor: 0 })
			nothing({ from: 'client', record: 0, offset: 5, xor: 1 })
			nothing({ from: 'client', record: 999, offset: 5, xor: 1 })
		})
	})

	it('is undone with the change: nothing is kept of it', async () => {
		await withProofs('nginx-tls12-ecdhe.pcap', (session, prove) => {
			const conversation = session.conversations[0]!
			const materials = materialsAgain(session, conversation, prove)
			const change = { rung: 0, offset: 10, xor: 1 }
			const once = tamper(session, conversation, materials, change, prove)
			assert.deepEqual(tamper(session, conversation, materials, change, prove), once)
			assert.deepEqual(
				once!.map(({ before }) => before),
				conversation.proofs,
			)
		})
	})
})

/** Whether the proofs changed as a row says, and no other did. */
function holds(
	{ family, place, failed, lost, may }: Row,
	offset: number,
	effects: readonly Effect[] | undefined,
): void {
	assert.ok(effects, `${family}, ${place}: byte ${offset} cannot be changed`)
	const side = place.startsWith('client Certificate') ? 'client' : 'server'
	for (const { before, after } of effects) {
		const what = (before ?? after)!.what
		const text = `${family}, ${place}, byte ${offset}: ${what} was ${before?.state}, is ${after?.state}: ${after?.why}`
		// Proofs about the other side's certificates rest on other bytes.
		const isOther = before?.side !== undefined && before.side !== side
		if (may.includes(what) && !isOther) continue
		if (before?.state !== 'verified' || isOther) assert.equal(after?.state, before?.state, text)
		else if (failed.includes(what)) assert.equal(after?.state, 'failed', text)
		else if (lost.includes(what)) assert.notEqual(after?.state, 'verified', text)
		else assert.equal(after?.state, 'verified', text)
	}
	for (const what of failed)
		assert.ok(
			effects.some(({ after }) => after?.what === what && after.state === 'failed'),
			`${family}, ${place}, byte ${offset}: ${what} does not fail`,
		)
}

type Found = { readonly entry: Spoken | undefined; readonly offsets: readonly number[] }

/** The message of a place, and the offsets of its bytes. */
function placeOf(materials: Materials, place: Place): Found {
	const { client, server } = materials.handshakes[0]!
	const of = (entries: readonly Entry[], name: string, last = false): Spoken | undefined => {
		const named = entries.filter((entry): entry is Spoken => entry.kind === 'message' && entry.name === name)
		return last ? named.at(-1) : named[0]
	}
	const all = (entry: Spoken | undefined): Found => ({ entry, offsets: entry ? range(0, entry.bytes.length) : [] })
	const random = (entry: Spoken | undefined): Found => ({ entry, offsets: range(6, 38) })
	const [from, name, part] = place.split(/[ ,]+/)
	const entries = from === 'client' ? client : server
	if (place === 'ClientHello.random') return random(of(client, 'client_hello', true))
	if (place === 'ServerHello.random') return random(of(server, 'server_hello'))
	if (place === 'first ClientHello') return all(of(client, 'client_hello'))
	if (place === 'ServerKeyExchange') return all(of(server, 'server_key_exchange'))
	if (place === 'ClientKeyExchange') return all(of(client, 'client_key_exchange'))
	if (name === 'CertificateVerify') return all(of(entries, 'certificate_verify'))
	if (name === 'Finished') return all(of(entries, 'finished'))
	const entry = of(entries, 'certificate')
	return { entry, offsets: entry ? certificateBytes(entry, part!) : [] }
}

/** Offsets of the first certificate's key, of its other bytes, or of those around it. */
function certificateBytes(entry: Spoken, part: string): readonly number[] {
	const { der } = certificateOf(entry)!.certificates[0]!
	const start = der.byteOffset - entry.bytes.byteOffset
	const { keySpan } = scan('certificate', der, r => certificate(r)).value!.key!
	const key = new Set(range(start + keySpan.start, start + keySpan.end))
	const first = range(start, start + der.length)
	if (part === 'key') return [...key]
	if (part === 'first') return first.filter(offset => !key.has(offset))
	return range(0, entry.bytes.length).filter(offset => offset < start || offset >= start + der.length)
}

function range(start: number, end: number): number[] {
	return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i)
}
