import assert from 'node:assert/strict'
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { readCertificate } from '../../../src/analyse/certificates/certified.js'
import { type CtLogs, readCtLogs } from '../../../src/analyse/certificates/ct-logs.js'
import type { ProveOptions } from '../../../src/analyse/certificates/trust.js'
import { extension, octets } from '../../decode/x509/build.js'
import { authority, basicConstraints, dns, names, prove, server, TIME, told, trusting } from './pki.js'

const root = authority('root')
const extensions = [basicConstraints(false), names(dns('localhost'))]
const plain = server(root, { serial: 0x4321, extensions })
const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const log = ec()

const spki = (key: KeyObject) => createPublicKey(key).export({ type: 'spki', format: 'der' })
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const vector = (width: number, bytes: Uint8Array) => Buffer.concat([number(width, bytes.length), bytes])

function number(width: number, value: number): Buffer {
	const bytes = Buffer.alloc(8)
	bytes.writeBigUInt64BE(BigInt(value))
	return bytes.subarray(8 - width)
}

/** A timestamp of a log over an entry (RFC 6962, 3.2). */
function timestamp(key: KeyObject, type: 0 | 1, body: Uint8Array, time = TIME * 1000): Buffer {
	const signed = Buffer.concat([Uint8Array.of(0, 0), number(8, time), number(2, type), body, number(2, 0)])
	const signature = sign('sha256', signed, key)
	const sct = [
		Uint8Array.of(0),
		digest(spki(key)),
		number(8, time),
		number(2, 0),
		Uint8Array.of(4, 3),
		vector(2, signature),
	]
	return vector(2, Buffer.concat(sct))
}

const list = (...scts: Uint8Array[]) => vector(2, Buffer.concat(scts))

/** The entry of the certificate before it had timestamps: it is made here without them, and never taken apart. */
function precertificate(): Buffer {
	const { der, said } = readCertificate(plain.der)
	const { start, end } = said.spans.tbs!
	return Buffer.concat([digest(spki(root.key)), vector(3, der.subarray(start, end))])
}

const stamped = (...scts: Uint8Array[]) =>
	server(root, {
		serial: 0x4321,
		extensions: [...extensions, extension('1.3.6.1.4.1.11129.2.4.2', octets(list(...scts)))],
	})

function logList(...keys: KeyObject[]): CtLogs {
	const logs = keys.map((key, i) => ({
		description: `log ${i}`,
		log_id: '',
		key: spki(key).toString('base64'),
		mmd: 86400,
	}))
	return readCtLogs(JSON.stringify({ version: '3', operators: [{ name: 'someone', logs: [], tiled_logs: logs }] }))!
}

const withLogs = (...keys: KeyObject[]): ProveOptions => ({ ...trusting(root), logs: logList(...keys) })

describe('signed certificate timestamps', () => {
	it('in the certificate are verified over what it was before it had them', () => {
		const { of } = prove([stamped(timestamp(log, 1, precertificate()))], withLogs(log))
		assert.equal(told(of('sct')), 'verified')
		assert.equal(of('sct').why, 'log 0 promised on 2026-11-22T00:00:00Z to publish it (in the certificate)')
	})

	it('by TLS are verified over the certificate', () => {
		const scts = [list(timestamp(log, 0, vector(3, plain.der)))]
		assert.equal(told(prove([plain], withLogs(log), { scts }).of('sct')), 'verified')
	})

	it('fail when another has signed them, or over something else', () => {
		const forged = timestamp(log, 1, Buffer.concat([precertificate(), Uint8Array.of(0)]))
		assert.equal(told(prove([stamped(forged)], withLogs(log)).of('sct')), 'failed: bad_signature')
		const scts = [list(timestamp(log, 1, precertificate()))]
		assert.equal(told(prove([plain], withLogs(log), { scts }).of('sct')), 'failed: bad_signature')
	})

	it('fail when they are younger than the capture', () => {
		const later = timestamp(log, 1, precertificate(), (TIME + 7 * 86_400) * 1000)
		const { of } = prove([stamped(later)], withLogs(log))
		assert.match(of('sct').why, /promised on 2026-11-29T00:00:00Z, after the capture/)
		assert.equal(of('sct').state, 'failed')
	})

	it('are unchecked without a list of logs, and for a log that is not in it', () => {
		const chain = [stamped(timestamp(log, 1, precertificate()))]
		assert.equal(told(prove(chain, trusting(root)).of('sct')), 'unchecked: --ct-logs')
		const id = digest(spki(log)).toString('hex')
		assert.equal(told(prove(chain, withLogs(ec())).of('sct')), `unchecked: --ct-logs with the log ${id}`)
	})

	it('need the issuer’s key when they stand in the certificate', () => {
		const other = { ...withLogs(log), trust: trusting(authority('other')).trust }
		const { of } = prove([stamped(timestamp(log, 1, precertificate()))], other)
		assert.equal(told(of('sct')), 'unchecked: certificate of the issuer')
	})
})

describe('readCtLogs', () => {
	it('takes every object with a key for a log, whatever stands around it', () => {
		const key = spki(log).toString('base64')
		assert.equal(readCtLogs(JSON.stringify({ logs: [{ description: 'old', key }] }))?.size, 1)
		assert.equal(readCtLogs(JSON.stringify([{ key }, { key: 5 }, null, { key: 'no key' }]))?.size, 1)
		assert.equal(readCtLogs('{}')?.size, 0)
	})

	it('answers nothing for what is no JSON', () => {
		assert.equal(readCtLogs('<html>'), undefined)
	})
})
