import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ACTS } from '../../../src/lab/demo/acts.js'
import type { Conversation } from '../../../src/session/conversation.js'
import { judged } from '../../../src/verdict/judged.js'
import { closeTheatres, evening } from './theatre.js'

describe('the acts of the demo', () => {
	afterEach(closeTheatres)

	const types = ({ messages }: Conversation) => messages.map(({ type }) => type)
	const causes = (conversations: readonly Conversation[]) => conversations.map(one => judged(one).cause)

	it('are ten, each with a name of its own', () => {
		assert.equal(new Set(ACTS.map(({ id }) => id)).size, 10)
	})

	it('1: sends the secret in the clear', async () => {
		const { conversations } = await evening('clear')
		const [conversation] = conversations()
		assert.equal(conversation!.http[0]?.responseText, 'fluffy tail\n')
		assert.equal(conversation!.http[0]?.encrypted, false)
	})

	it('2: moves letters by the number that was typed, and sends a token that its key opens', async () => {
		const { conversations, notes, theatre } = await evening('cipher', { shift: '7' })
		const [shifted, token] = conversations()
		assert.equal(shifted!.http[0]?.responseText, 'msbmmf ahps')
		assert.match(token!.http[0]?.responseText ?? '', /^gAAAAA/)
		assert.equal(theatre.session.secrets!.fernetKeys.length, 1)
		assert.ok(notes.some(({ key, values }) => key === 'fernet_opened' && values?.text === 'fluffy tail'))
		assert.ok(notes.some(({ key, values }) => key === 'fernet_wrong' && /HMAC/.test(String(values?.text))))
	})

	it('3: both ends come to the same secret, which is in no byte that was sent', async () => {
		const { conversations, notes, theatre } = await evening('exchange', { mine: 'green', a: '3', b: '4' })
		const shared = notes.find(({ key }) => key === 'own_shared')!.values!
		assert.equal(shared.client, shared.server)
		assert.match(String(shared.client), /^[0-9a-f]{64}$/)
		assert.ok(!readFileSync(theatre.path).includes(String(shared.client)))
		const numbers = notes.find(({ key }) => key === 'numbers_shared')!.values!
		// 5^12 mod 23.
		assert.equal(numbers.shared, 18)
		const [paint] = conversations()
		const sent = notes.find(({ key }) => key === 'mix_sent')!.swatches!
		assert.deepEqual(
			[paint!.http[0]?.requestText, paint!.http[0]?.responseText],
			sent.map(({ name }) => name),
		)
		assert.equal(conversations()[3]?.tls?.version, 'TLS 1.3')
	})

	it('4: writes the files of an authority, keys for their owner only, and gets a certificate over HTTP', async () => {
		const { conversations, notes } = await evening('authority')
		const { folder, files } = notes.find(({ key }) => key === 'written')!.values!
		const written = String(files).split(', ')
		assert.equal(written.length, 4)
		for (const file of written) {
			const [name = '', isSecret] = file.split(' ')
			const path = join(String(folder), name)
			if (isSecret) assert.equal(statSync(path).mode & 0o777, 0o600)
			assert.equal(/PRIVATE KEY/.test(readFileSync(path, 'latin1')), isSecret !== undefined, name)
		}
		const [asked] = conversations()
		assert.match(asked!.http[0]?.requestText ?? '', /^-----BEGIN CERTIFICATE REQUEST-----/)
		assert.match(asked!.http[0]?.responseText ?? '', /^-----BEGIN CERTIFICATE-----/)
	})

	it('5: says which message refuses, and what each library prints', async () => {
		const { conversations, notes } = await evening('refused')
		const [careful, node, ...programs] = conversations()
		assert.equal(judged(careful!).cause, 'unknown_ca')
		assert.equal(judged(careful!).endedBy, 'client')
		assert.ok(types(careful!).includes('alert'))
		assert.ok(!types(node!).includes('alert'))
		for (const one of programs) assert.equal(judged(one).cause, 'unknown_ca')
		const said = notes.map(({ values }) => `${values?.who}: ${values?.text}`).join('\n')
		assert.match(said, /Node\.js: UNABLE_TO_VERIFY_LEAF_SIGNATURE/)
		assert.match(said, /curl: .*unable to get local issuer certificate/)
		assert.match(said, /Python: .*unable to get local issuer certificate/)
	})

	it('6: goes from ClientHello to close_notify and FIN, with RSA key exchange and in TLS 1.3', async () => {
		const { conversations } = await evening('accepted')
		const [old, today] = conversations()
		assert.deepEqual(causes([old!, today!]), ['ok', 'ok'])
		assert.equal(old!.tls?.cipherSuite, 'TLS_RSA_WITH_AES_128_GCM_SHA256')
		assert.deepEqual(types(old!).slice(0, 9), [
			'client_hello',
			'server_hello',
			'certificate',
			'server_hello_done',
			'client_key_exchange',
			'change_cipher_spec',
			'finished',
			'change_cipher_spec',
			'finished',
		])
		for (const one of [old!, today!]) {
			assert.ok(one.messages.some(({ description }) => description === 'close_notify'))
			assert.ok(one.tcp.ends.some(({ how }) => how === 'fin'))
			assert.equal(one.http[0]?.responseText, 'fluffy tail\n')
			assert.deepEqual(
				one.proofs?.filter(({ state }) => state === 'failed').map(({ what }) => what),
				[],
			)
		}
		assert.equal(today!.tls?.version, 'TLS 1.3')
	})

	it('7: sends who comes by http on to https', async () => {
		const [plain, sealed] = (await evening('redirect')).conversations()
		assert.equal(plain!.http[0]?.status, 301)
		const location = plain!.http[0]?.responseHeaders?.find(({ name }) => name.toLowerCase() === 'location')?.value
		assert.equal(location, `https://localhost:${sealed!.server.port}/secret`)
		assert.equal(sealed!.http[0]?.target, '/secret')
	})

	it('8: polls, streams events and speaks through a WebSocket, all sealed', async () => {
		const [polled, streamed, socket] = (await evening('live')).conversations()
		assert.deepEqual(
			polled!.http.map(({ target }) => target),
			['/poll', '/poll', '/poll'],
		)
		assert.equal(streamed!.http[0]?.contentType, 'text/event-stream')
		assert.equal(socket!.http[0]?.status, 101)
		assert.ok([polled, streamed, socket].every(one => one!.http[0]?.encrypted))
		assert.ok(types(socket!).some(type => type.startsWith('websocket_')))
	})

	it('9: shows a forged answer believed, and a changed record refused', async () => {
		const { conversations, notes } = await evening('tampered')
		const [plain, sealed] = conversations()
		assert.equal(plain!.http[0]?.responseText, 'stubby tail\n')
		assert.equal(judged(sealed!).cause, 'bad_record_mac')
		assert.equal(judged(sealed!).endedBy, 'server')
		assert.ok(sealed!.proofs?.some(({ state }) => state === 'failed'))
		assert.equal(notes.filter(({ key }) => key === 'changed').length, 1)
	})

	it('10: takes a client with a certificate, and refuses one without', async () => {
		const [shown, none] = (await evening('client')).conversations()
		assert.equal(judged(shown!).cause, 'ok')
		assert.ok(shown!.messages.some(({ type, from }) => type === 'certificate_verify' && from === 'client'))
		assert.equal(judged(none!).cause, 'client_certificate_required')
	})

	it('are others in every run: randoms, ports and serial numbers', async () => {
		const facts = async () => {
			const one = (await evening('accepted')).conversations()[1]!
			return [
				one.client.port,
				one.server.port,
				one.tls?.certificates?.[0]?.serial,
				one.opening?.handshakes[0]?.clientRandom,
			]
		}
		const [first, second] = [await facts(), await facts()]
		for (const [i, fact] of first.entries()) assert.notDeepEqual(fact, second[i])
	})
})
