import assert from 'node:assert/strict'
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto'
import type { KeyStep } from '../../../src/analyse/proofs/key-step.js'
import type { Conversation, Role } from '../../../src/session/conversation.js'
import { openAgain } from '../../../src/session/open-again.js'
import { readPieces } from '../../../src/session/pieces.js'
import { scheduleOf } from '../../../src/session/proofs/schedule.js'
import type { Session } from '../../../src/session/session.js'
import { materialsAgain, withProofs } from './proved.js'

/*
 * Every value once more, by other means: HKDF-Expand out of one HMAC, the PRF written down here, ciphers that seal where
 * the program opens.
 */

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const SIDES = ['client', 'server'] as const

type Sealed = { readonly from: Role; readonly index: number; readonly steps: ReadonlyMap<string, KeyStep> }

/** The steps of every opened record of a conversation, by name. */
function sealedOf(session: Session, conversation: Conversation, prove: Parameters<typeof materialsAgain>[2]): Sealed[] {
	const materials = materialsAgain(session, conversation, prove)
	return SIDES.flatMap(from =>
		conversation.records[from].flatMap((row, index) => {
			if (!row.opened) return []
			const steps = scheduleOf(session, conversation, from, index, materials)
			return [{ from, index, steps: new Map(steps.map(step => [step.name, step])) }]
		}),
	)
}

/** HKDF-Expand-Label (RFC 8446, 7.1): one block of HKDF-Expand is enough for every length here. */
function expandLabel(hash: string, secret: Uint8Array, label: string, length: number): string {
	const name = `tls13 ${label}`
	const info = Buffer.concat([
		Buffer.from([length >> 8, length & 255, name.length]),
		Buffer.from(name),
		Buffer.from([0, 1]),
	])
	return hex(createHmac(hash, secret).update(info).digest().subarray(0, length))
}

/** P_hash of RFC 5246, 5, letter by letter. */
function pHash(hash: string, secret: Uint8Array, seed: Uint8Array, length: number): Buffer {
	let out = Buffer.alloc(0)
	let a: Uint8Array = seed
	while (out.length < length) {
		a = createHmac(hash, secret).update(a).digest()
		out = Buffer.concat([
			out,
			createHmac(hash, secret)
				.update(Buffer.concat([a, seed]))
				.digest(),
		])
	}
	return out.subarray(0, length)
}

/** The fragment of a record, and what it held. */
function bytesOf(session: Session, conversation: Conversation, { from, index }: Sealed) {
	const row = conversation.records[from][index]!
	const block = readPieces(session, row.pieces)
	return { row, header: block.subarray(0, 5), fragment: block.subarray(5), opened: openAgain(row, block)! }
}

function at({ steps }: Sealed, name: string): Uint8Array {
	const step = steps.get(name)
	assert.ok(step, `there is no step ${name} among ${[...steps.keys()].join(', ')}`)
	return step.value
}

type Bytes = ReturnType<typeof bytesOf>

/** Every value of one record of TLS 1.3. */
function check13(sealed: Sealed, hash: string, { header, fragment, opened }: Bytes): void {
	const [first] = sealed.steps.values()
	const secret = first!.value
	const lengths = [
		['write key', 'key', 32],
		['write IV', 'iv', 12],
		['finished key', 'finished', secret.length],
	] as const
	for (const [name, label, length] of lengths) {
		const step = sealed.steps.get(name)
		if (step) assert.equal(hex(step.value), expandLabel(hash, secret, label, length))
		else assert.equal(first!.name, 'client early traffic secret')
	}
	const next = [...sealed.steps.values()].find(
		({ inputs, formula }) => inputs.length > 0 && formula.includes('"traffic upd"'),
	)
	if (next) assert.equal(hex(next.value), expandLabel(hash, secret, 'traffic upd', secret.length))
	const number = Buffer.from(at(sealed, 'record number')).readBigUInt64BE()
	const nonce = BigInt(`0x${hex(at(sealed, 'write IV'))}`) ^ number
	assert.equal(hex(at(sealed, 'nonce')), nonce.toString(16).padStart(24, '0'))
	assert.equal(hex(at(sealed, 'additional data')), hex(header))
	const name = hash === 'sha256' ? 'chacha20-poly1305' : 'aes-256-gcm'
	const options = { authTagLength: 16 }
	const cipher = createCipheriv(name as 'aes-256-gcm', at(sealed, 'write key'), at(sealed, 'nonce'), options)
	cipher.setAAD(header)
	const body = Buffer.concat([cipher.update(opened.bytes), cipher.final()])
	assert.equal(hex(Buffer.concat([body, cipher.getAuthTag()])), hex(fragment))
	assert.equal(hex(at(sealed, 'tag')), hex(cipher.getAuthTag()))
}

/** Every value of one record of TLS 1.2 in CBC mode, with the MAC inside or outside. */
function checkCbc(sealed: Sealed, { row, header, fragment }: Bytes): void {
	const { sealing, encryptThenMac } = row.opened!.protection
	const { hash, macLength, keyLength } = sealing
	const block = at(sealed, 'key block')
	const side = sealed.from === 'client' ? 0 : 1
	const macKey = block.subarray(macLength * side, macLength * (side + 1))
	const key = block.subarray(2 * macLength).subarray(keyLength * side, keyLength * (side + 1))
	assert.equal(hex(at(sealed, 'MAC key')), hex(macKey))
	assert.equal(hex(at(sealed, 'write key')), hex(key))
	const iv = fragment.subarray(0, 16)
	assert.equal(hex(at(sealed, 'IV')), hex(iv))
	const decipher = createDecipheriv(`aes-${keyLength * 8}-cbc`, key, iv).setAutoPadding(false)
	const end = fragment.length - (encryptThenMac ? macLength : 0)
	const plain = Buffer.concat([decipher.update(fragment.subarray(16, end)), decipher.final()])
	const inside = plain.subarray(0, plain.length - 1 - plain.at(-1)!)
	const covered = encryptThenMac ? fragment.subarray(0, end) : inside.subarray(0, inside.length - macLength)
	const length = Buffer.from([covered.length >> 8, covered.length & 255])
	const about = Buffer.concat([at(sealed, 'record number'), header.subarray(0, 3), length, covered])
	const sent = encryptThenMac ? fragment.subarray(end) : inside.subarray(inside.length - macLength)
	assert.equal(hex(at(sealed, 'MAC')), hex(createHmac(hash, macKey).update(about).digest()))
	assert.equal(hex(at(sealed, 'MAC')), hex(sent))
}

describe('the values of the key schedule', () => {
	for (const [file, hash] of [
		['nginx-tls13.pcap', 'sha384'],
		['nginx-tls13-chacha20.pcap', 'sha256'],
		['openssl-key-update.pcap', 'sha384'],
		['openssl-early-data.pcap', 'sha384'],
	] as const) {
		it(`are those of a second computation (${file})`, async () => {
			await withProofs(file, (session, prove) => {
				let count = 0
				for (const conversation of session.conversations) {
					for (const sealed of sealedOf(session, conversation, prove)) {
						check13(sealed, hash, bytesOf(session, conversation, sealed))
						count++
					}
				}
				assert.ok(count >= 7)
			})
		})
	}

	it('are those of a second computation in TLS 1.2 with AES-GCM', async () => {
		await withProofs('nginx-tls12-ecdhe.pcap', (session, prove) => {
			const conversation = session.conversations[0]!
			for (const sealed of sealedOf(session, conversation, prove)) {
				const master = at(sealed, 'master secret')
				const block = at(sealed, 'key block')
				const client = Buffer.from(conversation.tls!.clientRandom!, 'hex')
				const answer = conversation.messages.findIndex(({ type }) => type === 'server_hello')
				const { pieces } = conversation.messages[answer]!.source as {
					pieces: readonly { offset: number; origin: number }[]
				}
				const row = conversation.records.server[pieces[0]!.origin]!
				const server = readPieces(session, row.pieces).subarray(5 + 6, 5 + 38)
				const seed = Buffer.concat([Buffer.from('key expansion'), server, client])
				assert.equal(hex(block), hex(pHash('sha384', master, seed, 2 * (32 + 4))))
				const side = sealed.from === 'client' ? 0 : 1
				const key = block.subarray(32 * side, 32 * side + 32)
				const salt = block.subarray(64 + 4 * side, 68 + 4 * side)
				assert.equal(hex(at(sealed, 'write key')), hex(key))
				assert.equal(hex(at(sealed, 'write IV')), hex(salt))
				const { header, fragment, opened } = bytesOf(session, conversation, sealed)
				assert.equal(hex(at(sealed, 'explicit nonce')), hex(fragment.subarray(0, 8)))
				const nonce = Buffer.concat([salt, fragment.subarray(0, 8)])
				assert.equal(hex(at(sealed, 'nonce')), hex(nonce))
				const about = Buffer.concat([
					at(sealed, 'record number'),
					header.subarray(0, 3),
					Buffer.from([0, opened.length]),
				])
				assert.equal(hex(at(sealed, 'additional data')), hex(about))
				const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(about)
				const body = Buffer.concat([cipher.update(opened.bytes), cipher.final()])
				assert.equal(hex(body), hex(fragment.subarray(8, -16)))
				assert.equal(hex(at(sealed, 'tag')), hex(cipher.getAuthTag()))
			}
		})
	})

	it('are those of a second computation in TLS 1.2 with AES-CBC and HMAC', async () => {
		await withProofs('nginx-tls12-rsa-cbc.pcap', (session, prove) => {
			const conversation = session.conversations[0]!
			for (const sealed of sealedOf(session, conversation, prove)) {
				checkCbc(sealed, bytesOf(session, conversation, sealed))
			}
		})
	})

	it('have the key block of TLS 1.0 from MD5 and SHA-1, and the record before as IV', async () => {
		await withProofs('nginx-tls10.pcap', (session, prove) => {
			const conversation = session.conversations[0]!
			const materials = materialsAgain(session, conversation, prove)
			const { client, server } = materials.handshakes[0]!
			const randomOf = (entries: typeof client) => {
				const [hello] = entries
				assert.ok(hello?.kind === 'message')
				return hello.bytes.subarray(6, 38)
			}
			const seed = Buffer.concat([Buffer.from('key expansion'), randomOf(server), randomOf(client)])
			const all = sealedOf(session, conversation, prove)
			for (const sealed of all) {
				const master = at(sealed, 'master secret')
				const block = at(sealed, 'key block')
				const md5 = pHash('md5', master.subarray(0, 24), seed, block.length)
				const sha1 = pHash('sha1', master.subarray(24), seed, block.length)
				assert.equal(hex(block), hex(md5.map((byte, i) => byte ^ sha1[i]!)))
				const before = all.find(({ from, index }) => from === sealed.from && index === sealed.index - 1)
				if (!before) continue
				const { row, fragment } = bytesOf(session, conversation, before)
				const { encryptThenMac, sealing } = row.opened!.protection
				const ciphertext = fragment.subarray(0, fragment.length - (encryptThenMac ? sealing.macLength : 0))
				assert.equal(hex(at(sealed, 'IV')), hex(ciphertext.subarray(-16)))
			}
			assert.ok(all.length >= 4)
		})
	})

	it('say which of them are secret', async () => {
		await withProofs('nginx-tls13.pcap', (session, prove) => {
			const conversation = session.conversations[0]!
			const [sealed] = sealedOf(session, conversation, prove)
			const open = [...sealed!.steps.values()].filter(({ secret }) => !secret).map(({ name }) => name)
			assert.deepEqual(open, ['record number', 'additional data', 'tag'])
		})
	})

	it('name all that a tag or a MAC is made of, in the words of its formula', async () => {
		for (const file of ['nginx-tls13.pcap', 'nginx-tls12-rsa-cbc.pcap', 'nginx-tls10.pcap'])
			await withProofs(file, (session, prove) => {
				const [sealed] = sealedOf(session, session.conversations[0]!, prove)
				const last = [...sealed!.steps.values()].at(-1)!
				assert.match(last.name, /^(tag|MAC)$/)
				for (const input of last.inputs) assert.ok(last.formula.includes(input), `${input} of ${last.formula}`)
				assert.match(last.inputs.at(-1)!, /^(plaintext|content|ciphertext)$/)
			})
	})

	it('have no steps for what stays sealed', async () => {
		await withProofs('nginx-tls13.pcap', session => {
			assert.deepEqual(scheduleOf(session, session.conversations[0]!, 'client', 0), [])
		})
	})
})

describe('HKDF-Expand-Label of this test', () => {
	it('is what HKDF gives: extracting with no salt and expanding are two HMACs', () => {
		const material = createHash('sha256').update('material').digest()
		const secret = createHmac('sha256', Buffer.alloc(32)).update(material).digest()
		const info = Buffer.concat([Buffer.from([0, 16, 9]), Buffer.from('tls13 key'), Buffer.from([0])])
		const expected = hkdfSync('sha256', material, new Uint8Array(0), info, 16)
		assert.equal(expandLabel('sha256', secret, 'key', 16), hex(new Uint8Array(expected)))
	})
})
