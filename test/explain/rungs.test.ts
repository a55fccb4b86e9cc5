import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { HANDSHAKE_TYPES } from '../../src/decode/registry/handshake-types.js'
import { departure } from '../../src/explain/departures.js'
import { messageName, messageType } from '../../src/explain/message-names.js'
import type { Handshake, Rung } from '../../src/explain/rung.js'
import { purpose } from '../../src/explain/rungs.js'
import { STEP_COUNT, step, storyStep } from '../../src/explain/steps.js'

const RSA: Handshake = { version: 'TLS 1.2', cipherSuite: 'TLS_RSA_WITH_AES_128_GCM_SHA256' }
const ECDHE: Handshake = { version: 'TLS 1.2', cipherSuite: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' }
const TLS13: Handshake = { version: 'TLS 1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256' }

const client = (type: string): Rung => ({ type, from: 'client' })
const server = (type: string): Rung => ({ type, from: 'server' })
const numbers = (rungs: readonly Rung[], handshake: Handshake) => rungs.map(rung => step(rung, handshake, 'en')?.number)

describe('messages', () => {
	it('says what early data is and what became of it, and calls it no step of the story', () => {
		const early: Rung = { type: 'application_data', from: 'client', isEarly: true }
		const of = (earlyData: string) => purpose(early, { ...TLS13, earlyData }, 'en')!.text
		assert.match(of('accepted'), /accepted.*replay/)
		assert.match(of('rejected'), /refused it/)
		assert.match(of('unknown'), /EncryptedExtensions says whether/)
		assert.equal(step(early, TLS13, 'en'), undefined)
	})

	it('has a name and a purpose in both languages for every handshake message that has a number', () => {
		for (let type = 0; type < 0x100; type++) {
			const name = HANDSHAKE_TYPES(type)
			if (name === undefined) continue
			assert.ok(messageName(name) !== name || name === 'message_hash', name)
			const from = name === 'certificate_url' ? 'client' : 'server'
			for (const language of ['en', 'zh'] as const) assert.ok(purpose({ type: name, from }, {}, language), name)
		}
	})

	it('finds the type by the name of the message', () => {
		assert.equal(messageType('ClientHello'), 'client_hello')
		assert.equal(messageType('EncryptedExtensions … Finished'), undefined)
	})

	it('says of ClientKeyExchange what this cipher suite makes of it', () => {
		const rung = client('client_key_exchange')
		assert.match(purpose(rung, RSA, 'en')!.text, /encrypted with the public key/)
		assert.match(purpose(rung, ECDHE, 'en')!.text, /never sent/)
		assert.notEqual(purpose(rung, {}, 'en')!.text, purpose(rung, RSA, 'en')!.text)
	})

	it('says of a certificate whether others can read it', () => {
		assert.match(purpose(server('certificate'), RSA, 'en')!.text, /readable for everyone/)
		assert.match(purpose(server('certificate'), TLS13, 'en')!.text, /now encrypted/)
		assert.match(purpose(client('certificate'), RSA, 'en')!.text, /^The client shows its own/)
	})

	it('takes a sealed message for what it probably is', () => {
		const sealed: Rung = { type: 'encrypted_handshake', from: 'client', likely: 'Finished' }
		assert.equal(purpose(sealed, RSA, 'en')!.text, purpose(client('finished'), RSA, 'en')!.text)
		assert.equal(step(sealed, RSA, 'en')?.number, 9)
		assert.equal(step({ ...sealed, likely: 'Handshake message' }, TLS13, 'en'), undefined)
		const rest: Rung = { type: 'encrypted_handshake', from: 'server', likely: 'EncryptedExtensions … Finished' }
		assert.equal(step(rest, TLS13, 'en')?.number, 11)
		assert.match(departure(rest, TLS13, 'en')!.text, /step 3/)
		const proof = { ...rest, likely: 'Certificate … CertificateVerify' }
		assert.equal(step(proof, TLS13, 'en')?.number, 3)
		assert.equal(step({ ...proof, from: 'client' }, TLS13, 'en'), undefined)
	})

	it('knows every group of messages that a sealed record is taken for', () => {
		const source = readFileSync('src/decode/tls/sealed-names.ts', 'utf8')
		const groups = new Set(Array.from(source.matchAll(/'([A-Z]\w+ … [A-Z]\w+)'/g), match => match[1]!))
		assert.ok(groups.size > 0)
		const sealed: Rung = { type: 'encrypted_handshake', from: 'server' }
		for (const likely of groups)
			assert.notEqual(purpose({ ...sealed, likely }, TLS13, 'en')!.text, purpose(sealed, TLS13, 'en')!.text, likely)
	})
})

describe('the twelve-step story', () => {
	it('runs from 1 to 12 in a handshake of TLS 1.2 with RSA key exchange, 5 and 7 without a message', () => {
		const rungs = [
			client('client_hello'),
			server('server_hello'),
			server('certificate'),
			server('server_hello_done'),
			client('client_key_exchange'),
			client('change_cipher_spec'),
			client('finished'),
			server('change_cipher_spec'),
			server('finished'),
			client('application_data'),
			server('application_data'),
			{ ...client('alert'), description: 'close_notify' },
		]
		assert.deepEqual(numbers(rungs, RSA), [1, 2, 3, 4, 6, 8, 9, 10, 11, 12, 12, 12])
		for (const rung of rungs) assert.equal(departure(rung, RSA, 'en'), undefined, rung.type)
	})

	it('has twelve steps with title and text in both languages, and no thirteenth', () => {
		for (let number = 1; number <= STEP_COUNT; number++)
			for (const language of ['en', 'zh'] as const) {
				const { title, text, of } = storyStep(number, language)!
				assert.ok(title !== '' && text !== '' && of === 12)
			}
		assert.equal(storyStep(0, 'en'), undefined)
		assert.equal(storyStep(13, 'en'), undefined)
		assert.match(storyStep(5, 'en')!.text, /^No message/)
		assert.match(storyStep(7, 'zh')!.text, /^没有消息/)
	})

	it('places a new handshake of TLS 1.3 in it, the server finishing first and ChangeCipherSpec left out', () => {
		const rungs = [
			client('client_hello'),
			server('server_hello'),
			server('change_cipher_spec'),
			server('encrypted_extensions'),
			server('certificate'),
			server('certificate_verify'),
			server('finished'),
			client('change_cipher_spec'),
			client('finished'),
			client('application_data'),
		]
		const none = undefined
		assert.deepEqual(numbers(rungs, TLS13), [1, 2, none, none, 3, none, 11, none, 9, 12])
		for (const rung of rungs.slice(0, -1)) assert.ok(departure(rung, TLS13, 'zh'), rung.type)
	})

	it('says that ServerKeyExchange is not in it, and what changed about ClientKeyExchange', () => {
		assert.equal(step(server('server_key_exchange'), ECDHE, 'en'), undefined)
		assert.match(departure(server('server_key_exchange'), ECDHE, 'en')!.text, /forward secrecy/)
		assert.match(departure(client('client_key_exchange'), ECDHE, 'en')!.text, /only its public value/)
	})

	it('says that in a resumed session the server goes first', () => {
		const resumed = { ...ECDHE, resumed: true }
		assert.match(departure(server('server_hello'), resumed, 'en')!.text, /resumed/)
		assert.match(departure(server('finished'), resumed, 'en')!.text, /turns round/)
		assert.equal(departure(server('finished'), { ...ECDHE, resumed: false }, 'en'), undefined)
		assert.match(departure(server('server_hello'), { ...TLS13, resumed: true }, 'en')!.text, /pre-shared key/)
	})

	it('does not guess where the version is not known', () => {
		for (const version of [undefined, 'TLS 1.2 or 1.3']) {
			const handshake = version === undefined ? {} : { version }
			assert.equal(step(client('change_cipher_spec'), handshake, 'en'), undefined)
			assert.equal(step(client('finished'), handshake, 'en'), undefined)
			assert.equal(step(client('client_hello'), handshake, 'en')?.number, 1)
		}
		assert.equal(step(client('change_cipher_spec'), { version: 'TLS 1.0' }, 'en')?.number, 8)
		assert.equal(step(client('change_cipher_spec'), { version: 'TLS 1.3 (draft 28)' }, 'en'), undefined)
	})

	it('gives no step to a complaint, to the client’s certificate or to plain HTTP', () => {
		assert.equal(step({ ...client('alert'), description: 'unknown_ca' }, RSA, 'en'), undefined)
		assert.equal(step(client('certificate'), RSA, 'en'), undefined)
		assert.equal(step(client('http_request'), {}, 'en'), undefined)
	})
})
