import assert from 'node:assert/strict'
import { remark } from '../../src/explain/remarks.js'

const english = (path: string, value: number) => remark(path.split('.'), value, 'en')?.text

describe('remark', () => {
	it('says that frozen versions are frozen', () => {
		assert.match(english('handshake.client_hello.legacy_version', 0x0303)!, /frozen/)
		assert.match(english('record.legacy_record_version', 0x0301)!, /^Does not mean TLS 1.0/)
		assert.equal(english('handshake.client_hello.legacy_version', 0x0302), undefined)
	})

	it('says that an echoed session ID of 32 bytes is no resumption in TLS 1.3', () => {
		assert.match(english('server_hello.legacy_session_id_echo_length', 32)!, /do not mean that a session is resumed/)
		assert.equal(english('server_hello.legacy_session_id_echo_length', 0), undefined)
	})

	it('tells signals from suites', () => {
		assert.match(english('cipher_suites.cipher_suite', 0x00ff)!, /^No cipher suite but a signal/)
		assert.match(english('cipher_suites.cipher_suite', 0x5600)!, /FALLBACK_SCSV/)
		assert.equal(english('cipher_suites.cipher_suite', 0x1301), undefined)
	})

	it('knows the sixteen values of GREASE, and not those that only look like them', () => {
		const grease = Array.from({ length: 0x10000 }, (_, value) => value).filter(value =>
			english('cipher_suites.cipher_suite', value)?.startsWith('GREASE'),
		)
		assert.equal(grease.length, 16)
		assert.deepEqual([grease[0], grease[15]], [0x0a0a, 0xfafa])
		assert.equal(english('cipher_suites.cipher_suite', 0x0a1a), undefined)
	})

	it('knows the eight values of GREASE for PSK modes', () => {
		const grease = Array.from({ length: 0x100 }, (_, value) => value).filter(value =>
			english('ke_modes.ke_mode', value),
		)
		assert.deepEqual(grease, [0x0b, 0x2a, 0x49, 0x68, 0x87, 0xa6, 0xc5, 0xe4])
	})

	it('speaks of a number only where it stands for that', () => {
		assert.equal(english('tcp.source_port', 0x0a0a), undefined)
		assert.equal(english('legacy_version', 0x0303), undefined)
		assert.equal(remark([], 0x0303, 'zh'), undefined)
		assert.match(remark(['server_hello', 'selected_version'], 0x0304, 'zh')!.text, /TLS 1\.3/)
	})
})
