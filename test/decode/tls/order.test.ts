import assert from 'node:assert/strict'
import { HANDSHAKE_TYPES } from '../../../src/decode/registry/handshake-types.js'
import { expectedNext, FLOWS, flowOf, STEPS, stepOf } from '../../../src/decode/tls/order.js'

const next = (...[flow, from, sent]: Parameters<typeof expectedNext>) =>
	expectedNext(flow, from, sent)?.map(({ message }) => message)

describe('the order of messages', () => {
	it('knows no message that has no name', () => {
		const known = new Set(Array.from({ length: 256 }, (_, type) => HANDSHAKE_TYPES(type)))
		known.add('change_cipher_spec')
		for (const flow of Object.values(FLOWS)) for (const { message } of flow) assert.ok(known.has(message), message)
	})

	it('tells which flow a handshake takes', () => {
		assert.equal(flowOf({ version: 0x0303, resumed: false, retried: false }), 'tls12_full')
		assert.equal(flowOf({ version: 0x0301, resumed: true, retried: false }), 'tls12_resumed')
		assert.equal(flowOf({ version: 0x0304, resumed: false, retried: false }), 'tls13_full')
		assert.equal(flowOf({ version: 0x7f17, resumed: true, retried: false }), 'tls13_psk')
		assert.equal(flowOf({ version: 0x0304, resumed: false, retried: true }), 'tls13_retry')
	})

	it('says what a server may send next in TLS 1.2', () => {
		assert.deepEqual(next('tls12_full', 'server', []), ['server_hello'])
		assert.deepEqual(next('tls12_full', 'server', ['server_hello', 'certificate', 'server_key_exchange']), [
			'certificate_request',
			'server_hello_done',
		])
		assert.deepEqual(next('tls12_full', 'server', ['server_hello', 'certificate', 'server_hello_done']), [
			'new_session_ticket',
			'change_cipher_spec',
		])
	})

	it('has the server finish first when a session is resumed, and in TLS 1.3', () => {
		for (const flow of ['tls12_resumed', 'tls13_full', 'tls13_psk', 'tls13_retry'] as const) {
			const finished = FLOWS[flow].filter(({ message }) => message === 'finished')
			assert.deepEqual(
				finished.map(({ from }) => from),
				['server', 'client'],
			)
		}
		assert.equal(FLOWS.tls12_full.find(({ message }) => message === 'finished')?.from, 'client')
	})

	it('takes a client’s two hellos around a HelloRetryRequest', () => {
		assert.deepEqual(next('tls13_retry', 'client', ['client_hello', 'change_cipher_spec', 'client_hello']), [
			'change_cipher_spec',
			'certificate',
			'compressed_certificate',
			'certificate_verify',
			'finished',
		])
	})

	it('takes any number of tickets at the end', () => {
		const sent = ['server_hello', 'encrypted_extensions', 'finished', 'new_session_ticket', 'new_session_ticket']
		assert.deepEqual(next('tls13_psk', 'server', sent), ['new_session_ticket'])
	})

	it('answers nothing once a message was out of order', () => {
		assert.equal(next('tls12_full', 'server', ['certificate']), undefined)
		assert.equal(next('tls12_full', 'client', ['client_hello', 'finished']), undefined)
		assert.deepEqual(
			next('tls12_full', 'server', ['server_hello', 'server_hello_done', 'change_cipher_spec', 'finished']),
			[],
		)
	})

	it('tells the story in twelve steps, from hello to FIN', () => {
		assert.deepEqual(
			STEPS.map(({ step }) => step),
			[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
		)
		assert.equal(stepOf('client', 'client_hello'), 1)
		assert.equal(stepOf('server', 'server_key_exchange'), 3)
		assert.equal(stepOf('client', 'change_cipher_spec'), 6)
		assert.equal(stepOf('server', 'finished'), 9)
		assert.equal(stepOf('server', 'application_data'), 10)
		assert.equal(stepOf('client', 'close_notify'), 11)
		assert.equal(stepOf('client', 'heartbeat'), undefined)
	})
})
